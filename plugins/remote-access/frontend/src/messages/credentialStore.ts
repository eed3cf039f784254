/** Credential stores outside, such as a HashiCorp Vault. */
export const credentialStore = {
  title: 'Credential stores',
  promise:
    'Credentials may stay in a store of your own. The gateway fetches them for each session; this page and the database know where they are, and never what they are.',
  columns: {
    name: 'Store',
    customer: 'Customer',
    provider: 'Kind',
    address: 'Address',
    renewed: 'Access last renewed',
    credentials: 'Credentials',
    actions: 'Actions',
  },
  empty: 'No credential stores',
  emptyText:
    'Without one, credentials are kept here, encrypted for the gateway alone.',
  noAddresses:
    'This installation allows no stores yet. Whoever runs it names their addresses under remoteAccess.credentialStores.allow in the configuration.',
  create: 'New store',
  created: (name: string) => `${name} can be used`,
  submit: 'Add store',
  renew: 'Renew access',
  renewName: (name: string) => `Renew the access to ${name}`,
  renewed: (name: string) => `The access to ${name} was renewed`,
  check: 'Check',
  checkName: (name: string) => `Check ${name}`,
  works: (name: string) => `${name} lets the gateway in`,
  remove: 'Remove',
  removeName: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText:
    'Only what is known of it here is removed. The store itself keeps what it has.',
  fields: {
    name: 'Name',
    provider: 'Kind',
    address: 'Address',
    authorities: 'Its certificate authority',
    authoritiesHint:
      'PEM text, where its certificate does not come from a public authority.',
    secretHint:
      'It is encrypted in this browser for the gateway alone, and cannot be read again.',
  },
  place: {
    create: 'From a store',
    title: 'Use a credential of a store',
    submit: 'Use credential',
    store: 'Store',
    kind: 'Kind',
    keptIn: (store: string) => `Kept in ${store}`,
  },
};
