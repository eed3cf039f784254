/** Nothing but what it needs: guacd links a dozen parsers for what hostile targets send. */
const limits = [
  '--core=0',
  '--nofile=1024',
  `--as=${2 * 1024 ** 3}`,
  `--fsize=${512 * 1024 ** 2}`,
];

/** What its home may hold: a target decides how much of what it is sent to a drive is kept there. */
const mostKept = { kilobytes: 1024 ** 2, files: 10_000 };

/**
 * Looks every two seconds how much is kept in the folder `$0`, and becomes the command that follows. It is ended where that
 * is too much: how large a single file may be says nothing about how many there are.
 */
const keepingCount = `
(
  while sleep 2 && kill -0 $$ 2>/dev/null; do
    kept=$(du -sk "$0" | cut -f1)
    files=$(find "$0" | head -n ${mostKept.files + 1} | wc -l)
    if [ "\${kept:-0}" -gt ${mostKept.kilobytes} ] || [ "$files" -gt ${mostKept.files} ]; then
      echo 'ended, because its target filled the drive' >&2
      kill -KILL $$
    fi
  done
) &
exec "$@"
`;

/**
 * The command that runs one guacd on a loopback port, in a process namespace of its own: when it ends, or whoever started
 * it does, the kernel ends all its children with it. By themselves they would outlive it and keep its port.
 */
export function guacdCommand(options: {
  program: string;
  /** Root folder of the system that the program belongs to, where that is not this one. */
  root?: string;
  port: number;
  /** Its home as this system names it. */
  home: string;
  /** User and group id of this guacd alone, so that it cannot read what another's wrote; absent where we are not root. */
  owner?: number;
}): string[] {
  const { program, root, port, home, owner } = options;
  const user =
    owner === undefined ? [] : [`--setgid=${owner}`, `--setuid=${owner}`];
  return [
    ...['sh', '-c', keepingCount, home],
    ...['setpriv', '--pdeathsig', 'KILL', '--no-new-privs'],
    ...['prlimit', ...limits, '--'],
    ...['unshare', '--pid', '--fork', '--kill-child=KILL'],
    ...(owner === undefined ? ['--user', '--map-current-user'] : []),
    // Whoever changes its user is not told any more when its parent dies: so the first process of the namespace stays
    // what it is, and only its child becomes guacd.
    ...['--', 'unshare', '--fork', '--wd=/'],
    ...(root ? [`--root=${root}`] : []),
    ...[...user, '--', program, '-f', '-b', '127.0.0.1'],
    ...['-l', `${port}`, '-L', 'error'],
  ];
}
