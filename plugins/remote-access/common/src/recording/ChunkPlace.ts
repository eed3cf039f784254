import type { ChunkDescriptor } from './frameLayout';

/** A chunk that was found in the file: where it lies and what its encryption is bound to. */
export type ChunkPlace = ChunkDescriptor & {
  /** Offset of the chunk's payload in the file. */
  offset: number;
  length: number;
  /** The chain's value before it. */
  previous: Uint8Array;
};
