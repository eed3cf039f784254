import type { Duplex } from 'node:stream';
import type { Address } from '../dial/openRoad';

const version = 5;
const connect = 1;
const kinds = { four: 1, name: 3, six: 4 };

/** Answers to a request. */
export const socksReplies = {
  done: answer(0),
  failed: answer(1),
  notAllowed: answer(2),
  unreachable: answer(4),
};

function answer(code: number): Buffer {
  return Buffer.from([version, code, 0, kinds.four, 0, 0, 0, 0, 0, 0]);
}

/**
 * Reads where a SOCKS 5 client wants to be connected to (RFC 1928): without sign-in, and connections alone. What follows
 * stays in the stream. Throws where that is not what it wants.
 */
export async function readSocksRequest(stream: Duplex): Promise<Address> {
  const [greeted, methods] = await read(stream, 2);
  if (greeted !== version) throw new Error('not SOCKS 5');
  const offered = await read(stream, methods);
  if (!offered.includes(0)) throw new Error('no sign-in is not offered');
  stream.write(Buffer.from([version, 0]));
  const [asked, command, , kind] = await read(stream, 4);
  if (asked !== version || command !== connect) throw new Error('no connect');
  const host = await readHost(stream, kind);
  return { host, port: (await read(stream, 2)).readUInt16BE() };
}

async function readHost(stream: Duplex, kind: number): Promise<string> {
  if (kind === kinds.name) {
    const [length] = await read(stream, 1);
    return (await read(stream, length)).toString('latin1');
  }
  if (kind === kinds.four) return (await read(stream, 4)).join('.');
  if (kind !== kinds.six) throw new Error('an unknown kind of address');
  const bytes = await read(stream, 16);
  const groups = Array.from({ length: 8 }, (_, index) =>
    bytes.readUInt16BE(index * 2).toString(16),
  );
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}

/** Exactly so many bytes. */
function read(stream: Duplex, count: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      stream.off('readable', take);
      stream.off('close', lose);
      stream.off('end', lose);
    };
    const lose = () => {
      settle();
      reject(new Error('closed'));
    };
    const take = () => {
      const bytes = stream.read(count) as Buffer | null;
      if (bytes?.length !== count) return;
      settle();
      resolve(bytes);
    };
    stream.on('readable', take);
    stream.once('close', lose);
    stream.once('end', lose);
    take();
  });
}
