// A guacd behind a site's door that was taken over, in a process of its own: it shows one frame, and obeys nobody.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');

const source = '../../plugins/remote-access/gateway/src';
const { FakeGuacd } = require(`${source}/testing/FakeGuacd.ts`);
const { encodeInstruction } = require(`${source}/desktop/encodeInstruction.ts`);

const fill = encodeInstruction('cfill', 14, 0, 1, 1, 1, 1);
const says = {
  rubbish: socket => socket.write(randomBytes(64 * 1024)),
  flood: socket => {
    const piece = Buffer.concat(Array(2_000).fill(fill));
    const go = () => {
      while (!socket.destroyed && socket.write(piece)) {
        // until the socket is full
      }
    };
    socket.on('drain', go);
    go();
  },
};

const folder = mkdtempSync(join(tmpdir(), 'wrd-guacd-'));
const door = join(folder, 'door.sock');
const guacd = await FakeGuacd.start({ door });
guacd.afterConnect = socket => {
  socket.write(encodeInstruction('sync', 1));
  socket.on('data', function hear(bytes) {
    if (!bytes.includes('3.key,')) return;
    socket.off('data', hear);
    says[process.argv[2]](socket);
  });
};
process.once('disconnect', () => process.exit());
process.once('exit', () => rmSync(folder, { recursive: true }));
process.once('SIGTERM', () => process.exit());
process.send({ started: { door } });
