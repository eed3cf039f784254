/** Sites: customers' networks and the ways into them. */
export const site = {
  title: 'Sites',
  subtitle: (customer: string | undefined) =>
    customer
      ? `The networks of ${customer} and the ways into them`
      : 'The networks of all customers and the ways into them',
  promise:
    'A system that stands in a site is reached through it alone. Each site has a network of its own: customers with the same addresses never meet.',
  chooseCustomer: 'Choose a customer on top of the page to add a site.',
  empty: 'No sites yet',
  emptyText: 'Without a site, systems are dialed directly.',
  columns: {
    name: 'Site',
    customer: 'Customer',
    kind: 'Way in',
    state: 'State',
    since: 'Since',
    ranges: 'Leads to',
    actions: 'Actions',
  },
  kinds: {
    openvpn: 'OpenVPN',
    wireguard: 'WireGuard',
    'jump-host': 'Jump host',
    'dial-out': 'Customer dials out',
    direct: 'Direct',
  },
  states: {
    disabled: 'Closed',
    idle: 'Open',
    starting: 'Connecting',
    up: 'Connected',
    down: 'Down',
    unknown: 'Not known',
  },
  range: (network: string, ports: string) => `${network}, ports ${ports}`,
  heard: 'Heard of last',
  create: 'New site',
  created: (name: string) => `${name} was added`,
  edit: 'Edit',
  editName: (name: string) => `Edit ${name}`,
  edited: (name: string) => `${name} was changed`,
  submit: 'Save site',
  enable: 'Open',
  enableName: (name: string) => `Open the way into ${name}`,
  enabled: (name: string) => `The way into ${name} is open`,
  disable: 'Close',
  disableName: (name: string) => `Close the way into ${name}`,
  disableTitle: (name: string) => `Close the way into ${name}?`,
  disableText:
    'What is open through a tunnel ends at once, and no session opens until it is opened again.',
  remove: 'Remove',
  removeName: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText: 'The stored file and its keys are removed with it.',
  test: 'Test',
  testName: (name: string) => `Test ${name}`,
  testSubmit: 'Dial',
  testHint:
    'The gateway dials through the site, as a session would, and hangs up. Nothing is sent to the other side.',
  command: 'Command',
  commandName: (name: string) => `Command for ${name}`,
  commandTitle: (name: string) => `How ${name} connects`,
  commandText:
    'The customer runs this in their network, with the private key of the site, and keeps it running. Nothing is installed, and what may be dialed stands in it.',
  hostKey: 'Host key of this platform',
  waitForHost:
    'No connector awaits customers at the moment. Ask whoever runs the platform.',
  fields: {
    name: 'Name',
    nameHint: 'Such as "Headquarters".',
    kind: 'Way in',
    ranges: 'Leads to',
    rangesHint:
      'One network in each line, with its ports: 10.0.0.0/24 22,443,8000-8010',
    nameServers: 'Name servers of the customer',
    nameServersHint:
      'Addresses, separated by commas. Without them systems are named by address.',
    vpnFile: 'Configuration file',
    fileHint:
      'It is encrypted in this browser, for the connector alone. Programs and routes in it are refused.',
    renewHint: 'Empty to keep the present file.',
    readFile: 'Read it from a file',
    username: 'User name',
    password: 'Password',
    passwordHint: 'Where the server asks for them.',
    passphrase: 'Passphrase of the private key',
    passphraseHint: 'Empty if it has none.',
    jumpTarget: 'Jump host',
    jumpHint: 'An SSH target of this customer whose host key is pinned.',
    publicKey: 'Public key of the site',
    publicKeyHint:
      'The customer makes it: ssh-keygen -t ed25519 -f ~/.ssh/wardroom_site',
    host: 'Address',
    port: 'Port',
  },
  faults: {
    ranges: (line: number, fault?: string) =>
      fault
        ? `Line ${line}: ${fault}`
        : `Line ${line} is not of the form "10.0.0.0/24 22,443"`,
    noConnector:
      'No connector is there at the moment, so nothing can be encrypted for it. Try again in a few seconds.',
    noFile: 'must not be empty',
  },
};
