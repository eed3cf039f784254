import {
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  verify,
} from 'node:crypto';
import { zstdDecompressSync } from 'node:zlib';
import type { SampleKeys } from './sampleRecording';

/** What the keys of both curves begin with as DER. */
const derOf = {
  Ed25519: '302a300506032b6570032100',
  X25519: '302a300506032b656e032100',
};

type Header = {
  tenant: string;
  recording: string;
  signer: string;
  keys: {
    kid: string;
    sealed: { epk: string; nonce: string; ciphertext: string };
  }[];
};

const decode = (text: string) => Buffer.from(text, 'base64url');

function sha256(...parts: Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}

function prefixed(...parts: (string | Buffer)[]): Buffer {
  return Buffer.concat(
    parts.flatMap(part => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(Buffer.byteLength(part));
      return [length, Buffer.from(part)];
    }),
  );
}

function publicKey(curve: keyof typeof derOf, raw: string) {
  const key = Buffer.concat([Buffer.from(derOf[curve], 'hex'), decode(raw)]);
  return createPublicKey({ key, format: 'der', type: 'spki' });
}

function decrypt(
  key: Buffer,
  { nonce, sealed, data }: { nonce: Buffer; sealed: Buffer; data: Buffer },
): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(data).setAuthTag(sealed.subarray(-16));
  return Buffer.concat([
    cipher.update(sealed.subarray(0, -16)),
    cipher.final(),
  ]);
}

/** The data key out of the header, by the holder's private key. */
function dataKeyOf(header: Header, holder: Buffer): Buffer {
  const [{ kid, sealed }] = header.keys;
  const privateKey = createPrivateKey({
    ...{ key: holder, format: 'der', type: 'pkcs8' },
  });
  const own = decode(privateKey.export({ format: 'jwk' }).x as string);
  const shared = diffieHellman({
    ...{ privateKey, publicKey: publicKey('X25519', sealed.epk) },
  });
  const salt = prefixed(decode(sealed.epk), own);
  const info = prefixed('wardroom/sealed/v1');
  return decrypt(Buffer.from(hkdfSync('sha256', shared, salt, info, 32)), {
    nonce: decode(sealed.nonce),
    sealed: decode(sealed.ciphertext),
    data: prefixed(
      ...['wardroom/sealed/v1', kid, 'recording-data-key', header.tenant],
      ...[header.recording, '1'],
    ),
  });
}

/**
 * Reads a whole recording of version 1 with nothing but Node: what the format is, written down once more and kept as it
 * is. What the product writes today as version 1 must be readable by this. Throws at the first thing that is not as it
 * was; gives the recorded text.
 */
export function readVersion1(file: Buffer, keys: SampleKeys): string {
  const [known] = keys.sign;
  const signer = publicKey('Ed25519', known.publicKey);
  const insist = (right: boolean, what: string) => {
    if (!right) throw new Error(`This is not version 1: ${what}`);
  };
  const isSigned = (kind: string, signature: Buffer, ...over: Buffer[]) => {
    const label = `wardroom/recording/v1/signed/${kind}`;
    return verify(null, prefixed(label, ...over), signer, signature);
  };
  insist(file.subarray(0, 8).toString() === 'WDRMREC1', 'its first bytes');
  let chain: Buffer = Buffer.alloc(0);
  let dataKey: Buffer = Buffer.alloc(0);
  let text = '';
  let chunks = 0;
  let at = 8;
  while (at < file.length) {
    const type = file[at];
    const end = at + 5 + file.readUInt32BE(at + 1);
    const content = file.subarray(at + 5, end - 64);
    const signature = file.subarray(end - 64, end);
    insist(end <= file.length && type >= 1 && type <= 3, 'a frame');
    if (type === 1) {
      const header = JSON.parse(content.toString()) as Header;
      const value = sha256(prefixed('wardroom/recording/v1/header', content));
      insist(header.signer === known.kid, 'its signer');
      const empty = Buffer.alloc(0);
      insist(isSigned('header', signature, value, empty), 'its header');
      chain = sha256(value, signature);
      dataKey = dataKeyOf(header, Buffer.from(keys.holder, 'base64'));
    } else if (type === 2) {
      const [descriptor, nonce] = [
        content.subarray(0, 16),
        content.subarray(16, 28),
      ];
      insist(descriptor.readUInt32BE(0) === chunks, 'the order of its chunks');
      const data = prefixed('wardroom/recording/v1/chunk', chain, descriptor);
      const value = sha256(chain, content);
      insist(isSigned('chunk', signature, value, Buffer.alloc(0)), 'a chunk');
      const sealed = content.subarray(28);
      const plain = zstdDecompressSync(
        decrypt(dataKey, { nonce, sealed, data }),
      );
      insist(descriptor.readUInt32BE(12) === plain.length, 'a length');
      text += plain.toString();
      chain = sha256(value, signature);
      chunks += 1;
    } else {
      const seal = JSON.parse(content.toString());
      insist(seal.head === chain.toString('base64url'), 'its chain');
      insist(isSigned('seal', signature, chain, content), 'its seal');
      insist(seal.chunks === chunks && end === file.length, 'its end');
    }
    at = end;
  }
  return text;
}
