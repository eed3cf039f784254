/** The keys of the gateway. */
export const gatewayKey = {
  title: 'Keys of the gateway',
  promise:
    'Everything in the vault is encrypted for these keys. Only the gateway holds them; neither this page nor the database can open what is stored.',
  columns: {
    key: 'Key',
    state: 'State',
    secrets: 'Secrets encrypted for it',
    actions: 'Actions',
  },
  list: (node: string) => `Keys of the gateway ${node}`,
  states: { present: 'In use', former: 'Former' },
  progress: 'Secrets moved to the key in use',
  moved: (done: number, all: number) =>
    `${done} of ${all} secrets are encrypted for the key in use. Sessions go on meanwhile, and a restart continues the work.`,
  unreadable: (count: number) =>
    count === 1
      ? 'One secret cannot be read by the gateway. Renew it, or remove it.'
      : `${count} secrets cannot be read by the gateway. Renew them, or remove them.`,
  foreign: (count: number) =>
    count === 1
      ? 'One secret is encrypted for a key that this gateway does not have.'
      : `${count} secrets are encrypted for keys that this gateway does not have.`,
  rotate: 'New keys',
  rotateTitle: 'Give the gateway new keys?',
  rotateText:
    'New secrets are encrypted for the new key at once. Everything that is stored moves to it in the background. The key of today stays until you destroy it.',
  destroy: 'Destroy',
  destroyName: (kid: string) => `Destroy the former key ${kid}`,
  destroyTitle: 'Destroy this former key?',
  destroyText:
    'Nothing in this database is encrypted for it any more. Backups from before the rotation may be: their secrets can never be opened again. This cannot be undone.',
};
