import { randomInt } from 'node:crypto';

const letters = 'abcdefghijkmnopqrstuvwxyz';
const kinds = [letters, letters.toUpperCase(), '23456789', '-_.+='];
const all = kinds.join('');

/** A random password of 190 bits and all kinds of characters, none of which means anything to a shell or a colon-separated file. */
export function newPassword(length = 32): Uint8Array {
  const password = new Uint8Array(length);
  do {
    for (let at = 0; at < length; at += 1) {
      password[at] = all.charCodeAt(randomInt(all.length));
    }
  } while (!kinds.every(kind => hasOne(password, kind)));
  return password;
}

function hasOne(password: Uint8Array, kind: string): boolean {
  return password.some(code => kind.includes(String.fromCharCode(code)));
}
