import type { RotationHook } from '@wardroom/remote-access-common';

/**
 * Changes a password on Linux: `chpasswd` where the account is root, `passwd` where it is any other, which asks for the
 * present one. Passwords travel on standard input, where no process list shows them.
 */
export const linuxPassword: RotationHook = async (target, secrets) => {
  const { username } = target;
  const { present, next } = secrets;
  const who = await target.run('LC_ALL=C id -u');
  const isRoot = who.code === 0 && who.output.trim() === '0';
  const input = isRoot
    ? joined(`${username}:`, next, '\n')
    : joined(present, '\n', next, '\n', next, '\n');
  try {
    const command = isRoot ? 'chpasswd' : 'passwd';
    const { code } = await target.run(`LC_ALL=C ${command}`, input);
    if (code !== 0) throw new Error(`${command} refused`);
  } finally {
    input.fill(0);
  }
};

function joined(...parts: (string | Uint8Array)[]): Buffer {
  const pieces = parts.map(part => Buffer.from(part));
  const whole = Buffer.concat(pieces);
  for (const piece of pieces) piece.fill(0);
  return whole;
}
