import { FileFailure } from './FileFailure';

/** Control characters, and those that turn the direction of text or cannot be seen: names that lie to their reader. */
const unshowable = /[\p{C}\u2028\u2029]/u;

const longestName = 255;

/** Whether the name of a directory's entry can be shown and asked for again. */
export function isPlainName(name: string): boolean {
  if (name === '' || name === '.' || name === '..') return false;
  if (name.includes('/') || unshowable.test(name)) return false;
  return Buffer.byteLength(name) <= longestName;
}

/** An absolute path of plain names, without slashes too many. Throws for everything else, `..` above all. */
export function remotePath(path: string): string {
  const names = path.split('/').filter(Boolean);
  if (!path.startsWith('/') || !names.every(isPlainName)) {
    throw new FileFailure('not-found');
  }
  return `/${names.join('/')}`;
}
