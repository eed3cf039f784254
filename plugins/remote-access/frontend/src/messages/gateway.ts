import type { GatewayNode } from '@wardroom/remote-access-common';

/** The gateways of the installation. */
export const gateway = {
  title: 'Gateways',
  subtitle: 'The programs that open sessions, and how they are',
  promise:
    'Credentials are opened, targets entered and recordings written by gateways alone. A session stays on the gateway that it began on.',
  empty: 'No gateway was heard of yet',
  emptyText: 'Start one, and name it in the configuration of the portal.',
  columns: {
    name: 'Gateway',
    state: 'State',
    sessions: 'Sessions',
    load: 'Load',
    heard: 'Last heard of',
    reaches: 'Can do',
    keys: 'Keys',
    actions: 'Actions',
  },
  states: {
    new: 'Waits for approval',
    up: 'Up',
    draining: 'Draining',
    lost: 'Lost',
    faulty: 'Not usable',
  } satisfies Record<GatewayNode['state'], string>,
  version: (version: string) => `Version ${version}`,
  embedded: 'Part of the portal',
  sessions: (open: number, capacity: number) => `${open} of ${capacity}`,
  drainUntil: (time: string) => `Open sessions may go on until ${time}`,
  reaches: (node: GatewayNode) =>
    [
      'Terminals',
      ...(node.desktops ? ['desktops'] : []),
      ...(node.web ? ['web applications'] : []),
      ...(node.connector ? ['networks behind tunnels'] : []),
    ].join(', '),
  keyStates: {
    present: 'in use',
    former: 'former',
    destroyed: 'to be destroyed',
    unknown: 'of no other gateway',
  },
  noKeys: 'None yet',
  approve: 'Approve',
  approveName: (name: string) => `Approve the gateway ${name}`,
  approveTitle: (name: string) => `Is this the gateway ${name}?`,
  approveText: (fingerprint: string) =>
    `It shows the key ${fingerprint}. Compare that with what the gateway itself wrote to its log when it started. Once approved it gets the keys of the other gateways and can open every credential.`,
  drain: 'Drain',
  drainName: (name: string) => `Drain the gateway ${name}`,
  drainTitle: (name: string) => `Drain the gateway ${name}?`,
  drainText:
    'It gets no new sessions. The people in open ones are told how long they have; what is open after that is ended, and its recording sealed.',
  minutes: 'Minutes that open sessions have',
  reason: 'Reason',
  undrain: 'Use again',
  undrainName: (name: string) => `Use the gateway ${name} again`,
  undrainTitle: (name: string) => `Use the gateway ${name} again?`,
  undrainText: 'It gets new sessions at once, and open ones go on.',
  remove: 'Remove',
  removeName: (name: string) => `Remove the gateway ${name}`,
  removeTitle: (name: string) => `Remove the gateway ${name}?`,
  removeText:
    'Do this when it does not come back. Recordings that it had not sealed count as missing from then on, and those that lie on its disk alone cannot be replayed. If it does come back, it must be approved again.',
};
