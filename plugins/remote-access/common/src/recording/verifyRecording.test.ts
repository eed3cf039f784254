/** @jest-environment node */
import {
  createCipheriv,
  createSecretKey,
  generateKeyPairSync,
  hash,
  sign,
  type KeyObject,
} from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { base64url } from '../crypto/base64url';
import { keyIdOf } from '../crypto/keyIdOf';
import {
  createRecipientKey,
  importRecipientKey,
  type RecipientKey,
} from '../crypto/RecipientKey';
import { openChunk } from './openChunk';
import { openDataKey } from './openDataKey';
import { RecordingEncoder, type RecordingTools } from './RecordingEncoder';
import { sourceOfBytes } from './RecordingSource';
import type { SignPublicKey } from '../crypto/SignPublicKey';
import { verifyRecording } from './verifyRecording';

const compress = promisify(zstdCompress);
const inflate = promisify(zstdDecompress);
const decompress = (bytes: Uint8Array, maxOutputLength: number) =>
  inflate(bytes, { maxOutputLength });
const sha256 = (bytes: Uint8Array) => hash('sha256', bytes, 'buffer');
const cipher: RecordingTools['cipher'] = raw => {
  const key = createSecretKey(raw);
  return (plain, nonce, additionalData) => {
    const made = createCipheriv('aes-256-gcm', key, nonce);
    made.setAAD(additionalData);
    const encrypted = [made.update(plain), made.final()];
    return Buffer.concat([...encrypted, made.getAuthTag()]);
  };
};
const text = (value: string) => new TextEncoder().encode(value);

type Made = {
  bytes: Uint8Array;
  /** Where each frame ends: the header, the chunks, the seal. */
  ends: number[];
  signer: SignPublicKey;
  tenantKey: RecipientKey;
};

async function signerOf(key: KeyObject): Promise<SignPublicKey> {
  const { x } = key.export({ format: 'jwk' });
  const publicKey = x ?? '';
  return { publicKey, kid: await keyIdOf(base64url.decode(publicKey)) };
}

/** A recording of these texts, each a chunk of one second. */
async function makeRecording(texts: string[]): Promise<Made> {
  const { privateKey: key } = generateKeyPairSync('ed25519');
  const signer = await signerOf(key);
  const tenantKey = await importRecipientKey(await createRecipientKey());
  const { encoder, bytes } = await RecordingEncoder.begin(
    { sign: data => sign(null, data, key), compress, sha256, cipher },
    {
      recording: 'rec_aaaabbbbccccddddeeee',
      session: 'ses_aaaabbbbccccddddeeee',
      tenant: 'acme',
      kind: 'terminal',
      startedAt: '2026-03-01T09:30:00.000Z',
      signer: signer.kid,
      recipients: [{ ...tenantKey, holder: 'tenant' }],
    },
  );
  const parts = [bytes];
  for (const [index, value] of texts.entries()) {
    const time = { startMs: index * 1000, endMs: index * 1000 + 900 };
    parts.push(await encoder.chunk(text(value), time));
  }
  parts.push(
    encoder.seal({ endedAt: '2026-03-01T09:31:00.000Z', reason: 'closed' })
      .bytes,
  );
  const ends: number[] = [];
  for (const part of parts) ends.push((ends.at(-1) ?? 0) + part.length);
  return { bytes: Buffer.concat(parts), ends, signer, tenantKey };
}

const verify = (bytes: Uint8Array, signer: SignPublicKey) =>
  verifyRecording(sourceOfBytes(bytes), [signer]);

jest.setTimeout(60_000);

describe('verifyRecording', () => {
  let made: Made;
  beforeAll(async () => {
    made = await makeRecording(['first ', 'second ', 'third ']);
  });

  it('proves a sealed recording without any secret key', async () => {
    const verdict = await verify(made.bytes, made.signer);
    expect(verdict.state).toBe('sealed');
    expect(verdict.fault).toBeUndefined();
    expect(verdict.seal).toMatchObject({
      reason: 'closed',
      chunks: 3,
      plainBytes: 19,
      durationMs: 2900,
      head: verdict.head,
    });
    expect(verdict.wholeBytes).toBe(made.bytes.length);
  });

  it('opens every chunk with the key of a holder, and with no other', async () => {
    const verdict = await verify(made.bytes, made.signer);
    const source = sourceOfBytes(made.bytes);
    const dataKey = await openDataKey(verdict.header!, made.tenantKey);
    const texts = await Promise.all(
      verdict.chunks.map(async place =>
        new TextDecoder().decode(
          await openChunk({ source, place, dataKey, decompress }),
        ),
      ),
    );
    expect(texts.join('')).toBe('first second third ');
    const other = await importRecipientKey(await createRecipientKey());
    await expect(openDataKey(verdict.header!, other)).rejects.toThrow(
      'not wrapped',
    );
  });

  it('finds every single changed byte, and says in which chunk it is', async () => {
    for (let at = 0; at < made.bytes.length; at += 1) {
      const changed = Uint8Array.from(made.bytes);
      changed[at] ^= 0x41;
      const verdict = await verify(changed, made.signer);
      expect({ at, state: verdict.state }).not.toEqual({ at, state: 'sealed' });
      const frame = made.ends.findIndex(end => at < end);
      expect(verdict.chunks.length).toBeLessThanOrEqual(
        frame === 4 ? 3 : Math.max(0, frame - 1),
      );
      // The header has no chunk; a length that points behind the end of the file looks like a cut.
      const places = [undefined, Math.min(Math.max(frame - 1, 0), 3)];
      expect(places).toContain(verdict.fault?.chunk);
    }
  });

  it('opens to the last whole chunk after a cut at any byte, and says truncated', async () => {
    for (let length = 0; length < made.bytes.length; length += 1) {
      const verdict = await verify(made.bytes.subarray(0, length), made.signer);
      expect({ length, state: verdict.state }).toEqual({
        length,
        state: 'truncated',
      });
      const whole = made.ends.filter(end => end <= length).length;
      expect(verdict.chunks).toHaveLength(Math.max(0, whole - 1));
      expect(verdict.wholeBytes).toBe(
        made.ends.filter(end => end <= length).at(-1) ?? (length < 8 ? 0 : 8),
      );
    }
  });

  it('says truncated where a machine without power left zeros', async () => {
    const torn = Buffer.concat([
      made.bytes.subarray(0, made.ends[1]),
      new Uint8Array(4096),
    ]);
    const verdict = await verify(torn, made.signer);
    expect(verdict).toMatchObject({
      state: 'truncated',
      wholeBytes: made.ends[1],
    });
  });

  it('finds dropped, swapped and foreign chunks', async () => {
    const [header, one, two, three] = made.ends;
    const part = (from: number, to?: number) => made.bytes.subarray(from, to);
    const dropped = Buffer.concat([part(0, one), part(two)]);
    const swapped = Buffer.concat([
      part(0, header),
      part(one, two),
      part(header, one),
      part(two),
    ]);
    const other = await makeRecording(['first ', 'forged ', 'third ']);
    const foreign = Buffer.concat([
      part(0, one),
      other.bytes.subarray(other.ends[1], other.ends[2]),
      part(two, three),
      part(three),
    ]);
    expect(await verify(dropped, made.signer)).toMatchObject({
      state: 'damaged',
      fault: { chunk: 1 },
    });
    expect(await verify(swapped, made.signer)).toMatchObject({
      state: 'damaged',
      fault: { chunk: 0 },
    });
    expect(await verify(foreign, made.signer)).toMatchObject({
      state: 'damaged',
      fault: { chunk: 1 },
    });
  });

  it('does not take a recording of a gateway that is not known', async () => {
    const { signer } = await makeRecording([]);
    expect(await verify(made.bytes, signer)).toMatchObject({
      state: 'damaged',
      fault: { what: 'Signed by a gateway that is not known' },
    });
  });

  it('does not take anything behind the seal', async () => {
    const { bytes, ends, signer } = made;
    const again = Buffer.concat([bytes, bytes.subarray(ends[0], ends[1])]);
    expect((await verify(again, signer)).state).toBe('damaged');
    const rubbish = Buffer.concat([bytes, text('rubbish')]);
    expect((await verify(rubbish, signer)).state).toBe('damaged');
  });

  it('refuses a chunk that blows up when it is decompressed', async () => {
    const verdict = await verify(made.bytes, made.signer);
    const dataKey = await openDataKey(verdict.header!, made.tenantKey);
    const bomb = async () => {
      throw new RangeError('too long');
    };
    await expect(
      openChunk({
        source: sourceOfBytes(made.bytes),
        place: verdict.chunks[0],
        dataKey,
        decompress: bomb,
      }),
    ).rejects.toThrow('Chunk 0 of this recording does not open');
  });
});
