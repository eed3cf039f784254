// A terminal for a shell. Node has none, and a package with native code would need a compiler: `script` of util-linux opens it.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether this machine has what a terminal takes. */
export function canOpenTerminal() {
  return (
    process.platform === 'linux' &&
    spawnSync('script', ['--version']).status === 0
  );
}

/** Starts the user's shell, or a command in it, in a terminal of this size; `child` has its input and output. */
export function openTerminal({ columns, rows, term, command }) {
  const folder = mkdtempSync(join(tmpdir(), 'wardroom-lab-'));
  const name = join(folder, 'tty');
  // The inner shell says which terminal it got, so that later sizes can be set on it.
  const shell = command
    ? 'exec "$SHELL" -c "$WARDROOM_LAB_COMMAND"'
    : 'exec "$SHELL" -l';
  const inner = `stty sane rows ${Number(rows)} cols ${Number(columns)}; tty > "$WARDROOM_LAB_TTY"; unset WARDROOM_LAB_TTY; ${shell}`;
  const child = spawn(
    'script',
    ['--quiet', '--flush', '--return', '--command', inner, '/dev/null'],
    {
      stdio: 'pipe',
      cwd: process.env.HOME,
      env: {
        ...process.env,
        SHELL: process.env.SHELL || '/bin/sh',
        TERM: term || 'xterm-256color',
        WARDROOM_LAB_TTY: name,
        WARDROOM_LAB_COMMAND: command ?? '',
      },
    },
  );
  child.once('close', () => rmSync(folder, { recursive: true, force: true }));
  return { child, resize: size => resize(name, size) };
}

function resize(name, { columns, rows }) {
  try {
    const terminal = readFileSync(name, 'utf8').trim();
    spawn(
      'stty',
      ['-F', terminal, 'rows', String(rows), 'cols', String(columns)],
      { stdio: 'ignore' },
    ).on('error', () => {});
  } catch {
    // The shell has not begun, or is gone: there is nothing to resize.
  }
}
