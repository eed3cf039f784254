// How much memory our own PostgreSQL server takes.
import { totalmem } from 'node:os';

const MEBIBYTE = 2 ** 20;

/** Bytes that this machine has, or that the container leaves it. */
export function machineMemory() {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}

/**
 * The server's settings for a machine of so many bytes. It shares the machine with the portal, gateways and readers of
 * scans: an eighth is its own, and it may count on half for what the system keeps of its files.
 */
export function memorySettings(bytes = machineMemory()) {
  const mebibytes = bytes / MEBIBYTE;
  const own = Math.min(Math.max(Math.floor(mebibytes / 8), 128), 4096);
  return {
    shared_buffers: `${own}MB`,
    effective_cache_size: `${Math.max(Math.floor(mebibytes / 2), 256)}MB`,
    // An import writes a lot at a time; a checkpoint in its midst writes whole pages anew.
    max_wal_size: '2GB',
  };
}
