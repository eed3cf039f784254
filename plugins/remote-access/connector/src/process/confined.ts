/** Who a confined program is, and where it stands. */
export type Confinement = {
  /** The namespace that is all it sees of the network; this machine's own network if absent. */
  namespace?: string;
  /** A user of its own, so that it can touch nothing of anybody. */
  uid: number;
  gid: number;
  /** The one capability it keeps, where it needs one. */
  capability?: 'net_admin';
};

/** The command that runs a program without rights: they are given up before its first instruction, for good. */
export function confined(
  { namespace, uid, gid, capability }: Confinement,
  command: string[],
): string[] {
  const kept = capability ? `-all,+${capability}` : '-all';
  return [
    ...(namespace ? ['nsenter', `--net=${namespacePath(namespace)}`] : []),
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    ...['--clear-groups', '--no-new-privs'],
    ...[`--bounding-set=${kept}`, `--inh-caps=${kept}`],
    // It ends when the connector ends, however that happens.
    '--pdeathsig=KILL',
    ...command,
  ];
}

/** Where `ip netns` keeps a namespace. */
export function namespacePath(name: string): string {
  return `/run/netns/${name}`;
}
