/** Credentials and their dialogs. */
export const credential = {
  kinds: {
    'private-key': 'Private key',
    password: 'Password',
    'ssh-ca': 'SSH certificate authority',
    'totp-seed': 'One-time codes (TOTP)',
  },
  columns: {
    label: 'Credential',
    customer: 'Customer',
    kind: 'Kind',
    renewed: 'Last renewed',
    by: 'By',
    targets: 'Opens',
    rotation: 'Changed on the target',
    actions: 'Actions',
  },
  empty: 'No credentials yet',
  emptyText: 'What is stored can be used at once and read by nobody.',
  create: 'New credential',
  created: (label: string) => `${label} is stored`,
  submit: 'Store credential',
  renew: 'Renew',
  renewName: (label: string) => `Renew ${label}`,
  renewed: (label: string) => `${label} has a new secret`,
  remove: 'Remove',
  removeName: (label: string) => `Remove ${label}`,
  removeTitle: (label: string) => `Remove ${label}?`,
  removeText: 'It cannot be brought back.',
  rotation: {
    plans: { never: 'By hand', session: 'After each session' },
    states: {
      due: 'Being changed',
      changed: 'Changed',
      failed: 'Not changed',
    },
    now: 'Change now',
    nowName: (label: string) => `Change the password of ${label} now`,
    nowTitle: (label: string) => `Change the password of ${label} now?`,
    nowText:
      'The gateway signs in with the stored password, gives the account a new one that nobody ever sees, and signs in again to be sure. Open sessions go on.',
    plan: 'When to change',
    planName: (label: string) => `When to change the password of ${label}`,
    planned: (label: string) => `It is settled when ${label} is changed`,
    when: 'Change the password',
    whenHint:
      'Possible where exactly one SSH target opens with it, and the account may change its own password.',
    save: 'Save',
  },
  fields: {
    label: 'Label',
    labelHint: 'How people find it, such as "root of web-01".',
    kind: 'Kind',
    password: 'Password',
    privateKey: 'Private key',
    privateKeyHint: 'OpenSSH or PEM text, from its first line to its last.',
    file: 'Read the key from a file',
    passphrase: 'Passphrase of the key',
    passphraseHint: 'Empty if it has none.',
    oneTime: 'Secret of one-time codes',
    oneTimeHint:
      'The link that begins with otpauth://, or the secret below the QR code. The gateway computes the code at each sign-in.',
    oneTimeMoreHint:
      'Empty if no code is asked for. Else the link that begins with otpauth://, or the secret below the QR code.',
    authority: 'Key of the authority',
    authorities: {
      generate: 'Make a new key in this browser',
      paste: 'Use a key that exists',
    },
    authorityText:
      'Each session gets a certificate of its own from this key, good for minutes. On the servers, put this line into the file that TrustedUserCAKeys names:',
    authorityLine: 'Public key for TrustedUserCAKeys',
    noAuthorityLine:
      'The public key shows here once an OpenSSH private key stands above. For a PEM key, run: ssh-keygen -y -f <file>',
    cannotGenerate:
      'This browser cannot make such a key. Use a key that exists.',
  },
  faults: {
    empty: 'must not be empty',
    notOneTime:
      'is neither a link that begins with otpauth://totp/ nor a secret of letters and the digits 2 to 7',
    notAKey: 'is not a private key: the first line says BEGIN … PRIVATE KEY',
  },
  noGateway:
    'The gateway does not run at the moment, so nothing can be encrypted for it. Try again in a few seconds.',
};
