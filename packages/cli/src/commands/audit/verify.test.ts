import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { call } from '../../testing/call';
import { makeKey, writeTrail } from '../../testing/writeTrail';

const trail = writeTrail(3000);
const keysFile = join(trail.folder, 'keys.json');
writeFileSync(
  keysFile,
  JSON.stringify({ items: [{ ...trail.key, current: true }] }),
);

/** The trail with some of its bytes changed. */
function changed(edit: (bytes: Buffer) => Buffer): string {
  const path = join(trail.folder, 'changed.jsonl');
  writeFileSync(path, edit(readFileSync(trail.path)));
  return path;
}

describe('wardroom audit verify', () => {
  it('finds a trail intact, and says whose key it trusted', async () => {
    const own = await call(['audit', 'verify', trail.path]);
    expect(own.code).toBe(0);
    expect(own.out).toContain(
      'intact\nTenant acme: 3,000 events, up to number 3000; 1 signed checkpoint.',
    );
    expect(own.out).toContain('which the file brought itself');
    const trusted = await call([
      'audit',
      'verify',
      trail.path,
      '--key',
      keysFile,
    ]);
    expect(trusted.out).toContain('which you trust');
  });

  it('takes keys as plain lines too', async () => {
    const path = join(trail.folder, 'keys.txt');
    writeFileSync(path, `${makeKey().publicKey}\n${trail.key.publicKey}\n`);
    await expect(
      call(['audit', 'verify', trail.path, '--key', path]),
    ).resolves.toMatchObject({ code: 0 });
  });

  it('does not take a trail of a key that is not trusted', async () => {
    const other = writeTrail(3);
    const { code, out } = await call([
      'audit',
      'verify',
      other.path,
      '--key',
      keysFile,
    ]);
    expect(code).toBe(1);
    expect(out).toContain('NOT intact');
    expect(out).toContain('which is not among the trusted ones (line 1)');
  });

  it('names event and line of a flipped byte', async () => {
    const path = changed(bytes => {
      const at = bytes.indexOf('№1500');
      bytes[at + 4] ^= 1;
      return bytes;
    });
    const { code, out } = await call(['audit', 'verify', path]);
    expect(code).toBe(1);
    expect(out).toContain(
      'Event 1500 was changed: its content does not fit its hash (line 1501).',
    );
    expect(out).toContain('1,499 events before it are good.');
  });

  it('finds bytes that are no text, which decoding would hide', async () => {
    const path = changed(bytes => {
      bytes[bytes.indexOf('№1500')] = 0xff;
      return bytes;
    });
    const { code, out } = await call(['audit', 'verify', path, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      intact: false,
      fault: { kind: 'unreadable', sequence: 1500, line: 1501 },
    });
  });

  it.each([
    ['in the middle of a line', 300, /are missing at the end|middle of a line/],
    ['by its last byte', 1, /middle of a line/],
  ])('finds a file that was cut off %s', async (_, bytes, message) => {
    const path = changed(all => all.subarray(0, -bytes));
    const { code, out } = await call(['audit', 'verify', path]);
    expect(code).toBe(1);
    expect(out).toMatch(message);
  });

  it('finds line ends that were converted', async () => {
    const path = changed(bytes =>
      Buffer.from(bytes.toString().replaceAll('\n', '\r\n')),
    );
    await expect(call(['audit', 'verify', path])).resolves.toMatchObject({
      code: 1,
    });
  });

  it('proves by an earlier trail that a later one lost its end or forked', async () => {
    const shorter = writeTrail(2000, trail.key);
    const args = ['audit', 'verify', shorter.path, '--key', keysFile];
    await expect(call(args)).resolves.toMatchObject({ code: 0 });
    const { code, out } = await call([...args, '--checkpoint', trail.path]);
    expect(code).toBe(1);
    expect(out).toContain('Events 2001 to 3000 are missing at the end');
    const checkpoint = join(trail.folder, 'checkpoint.json');
    writeFileSync(checkpoint, JSON.stringify(shorter.head));
    const fork = await call([
      'audit',
      'verify',
      trail.path,
      '--checkpoint',
      checkpoint,
    ]);
    expect(fork.out).toContain('Events 1 to 2000 were rewritten');
  });

  it.each([
    ['a file that is not there', ['nowhere.jsonl'], 'no such file'],
    [
      'keys that are not there',
      [trail.path, '--key', 'nowhere.json'],
      'no such file',
    ],
    [
      'keys that are none',
      [trail.path, '--key', trail.path],
      'holds no public key',
    ],
    [
      'a checkpoint that is none',
      [trail.path, '--checkpoint', keysFile],
      'holds neither a checkpoint nor a trail',
    ],
  ])('says what is wrong with %s', async (_, args, message) => {
    const { code, err } = await call(['audit', 'verify', ...args]);
    expect(code).toBe(1);
    expect(err).toContain(message);
  });

  it('works as one file that needs nothing but Node', () => {
    const program = join(trail.folder, 'wardroom.mjs');
    const bin = resolve(__dirname, '../../../bin');
    execFileSync(process.execPath, [join(bin, 'bundle.mjs'), program]);
    const run = (args: string[]) =>
      spawnSync(process.execPath, [program, ...args], {
        cwd: trail.folder,
        env: {},
        encoding: 'utf8',
      });
    const good = run(['audit', 'verify', 'trail.jsonl', '--key', 'keys.json']);
    expect(good).toMatchObject({ status: 0, stderr: '' });
    expect(good.stdout).toContain('intact');
    const path = changed(bytes => bytes.subarray(0, -600));
    expect(run(['audit', 'verify', path]).status).toBe(1);
  });
});
