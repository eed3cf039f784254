import type { TerminalConnection } from '../dial/TerminalConnection';

/** Listens to a terminal until it showed the text. Gives all that was shown; fails when it closes before. */
export function readUntil(
  connection: TerminalConnection,
  wanted: string | RegExp,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let seen = '';
    connection.listen({
      onData: bytes => {
        seen += bytes.toString();
        const found =
          typeof wanted === 'string'
            ? seen.includes(wanted)
            : wanted.test(seen);
        if (found) resolve(seen);
      },
      onDrain() {},
      onClose: why => reject(new Error(`closed: ${why}, after ${seen}`)),
    });
  });
}
