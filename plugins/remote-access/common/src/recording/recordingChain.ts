import { lengthPrefixed } from '../crypto/lengthPrefixed';
import { webCrypto } from '../crypto/webCrypto';
import { joinBytes } from './frameLayout';

const label = 'wardroom/recording/v1';

type Bytes = Uint8Array;

/** SHA-256, at once where the surroundings can: for whoever writes, waiting for it costs more than the hash. */
export type Sha256 = (bytes: Bytes) => Bytes | Promise<Bytes>;

const webSha256: Sha256 = async bytes =>
  new Uint8Array(await webCrypto().digest('SHA-256', bytes));

/** The value that is signed for the header: bound to its every byte. */
async function start(header: Bytes, sha256 = webSha256): Promise<Bytes> {
  return sha256(lengthPrefixed(`${label}/header`, header));
}

/** The value that is signed for a chunk: from the chain before it and all that is stored of the chunk. */
async function next(
  previous: Bytes,
  stored: Bytes,
  sha256 = webSha256,
): Promise<Bytes> {
  return sha256(joinBytes(previous, stored));
}

/** Takes the signature into the chain too, so that no byte of the file is outside of it. */
async function signed(
  value: Bytes,
  signature: Bytes,
  sha256 = webSha256,
): Promise<Bytes> {
  return sha256(joinBytes(value, signature));
}

/** Additional data of a chunk's encryption: a chunk opens only in its own place of its own recording. */
function additionalData(
  previous: Uint8Array,
  descriptor: Uint8Array,
): Uint8Array {
  return lengthPrefixed(`${label}/chunk`, previous, descriptor);
}

/** What the gateway signs under each frame; the kind keeps a signature from being used for another frame. */
function toSign(
  kind: 'header' | 'chunk' | 'seal',
  head: Uint8Array,
  json: Uint8Array = new Uint8Array(),
): Uint8Array {
  return lengthPrefixed(`${label}/signed/${kind}`, head, json);
}

/** How the frames of a recording hang together. */
export const recordingChain = { start, next, signed, additionalData, toSign };
