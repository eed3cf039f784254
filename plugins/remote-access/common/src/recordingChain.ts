import { lengthPrefixed } from './lengthPrefixed';
import { webCrypto } from './webCrypto';
import { joinBytes } from './frameLayout';

const label = 'wardroom/recording/v1';

async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await webCrypto().digest('SHA-256', bytes));
}

/** The value that is signed for the header: bound to its every byte. */
function start(header: Uint8Array): Promise<Uint8Array> {
  return sha256(lengthPrefixed(`${label}/header`, header));
}

/** The value that is signed for a chunk: from the chain before it and all that is stored of the chunk. */
function next(previous: Uint8Array, stored: Uint8Array): Promise<Uint8Array> {
  return sha256(joinBytes(previous, stored));
}

/** Takes the signature into the chain too, so that no byte of the file is outside of it. */
function signed(value: Uint8Array, signature: Uint8Array): Promise<Uint8Array> {
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
