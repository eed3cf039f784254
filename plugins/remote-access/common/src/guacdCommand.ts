/** Nothing but what it needs: guacd links a dozen parsers for what hostile targets send. */
const limits = [
  '--core=0',
  '--nofile=1024',
  `--as=${2 * 1024 ** 3}`,
  `--fsize=${512 * 1024 ** 2}`,
];

/**
 * The command that runs one guacd on a loopback port, in a process namespace of its own: when it ends, or whoever started
 * it does, the kernel ends all its children with it. By themselves they would outlive it and keep its port.
 */
export function guacdCommand(options: {
  program: string;
  /** Root folder of the system that the program belongs to, where that is not this one. */
  root?: string;
  port: number;
  /** User and group id of this guacd alone, so that it cannot read what another's wrote; absent where we are not root. */
  owner?: number;
}): string[] {
  const { program, root, port, owner } = options;
  const user =
    owner === undefined ? [] : [`--setgid=${owner}`, `--setuid=${owner}`];
  return [
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
