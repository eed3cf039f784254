/** The rules of sessions. */
export const policy = {
  title: 'Session rules',
  ofAll: 'What holds in the systems of all customers',
  ofOne: (customer: string) => `What holds in the systems of ${customer}`,
  explain:
    'The provider’s rules hold for all customers. A customer can make them stricter for its own systems, and a target for itself. What holds is always the strictest of them.',
  chooseCustomer:
    'These are the rules for all customers. Choose a customer on top of the page to see theirs.',
  columns: { rule: 'Rule', holds: 'Holds', origin: 'Whose rule' },
  origins: {
    provider: 'Provider',
    customer: 'Customer',
    target: 'Target',
  },
  empty: 'No rules',
  change: 'Change rules',
  submit: 'Save rules',
  changed: 'The rules hold from now on',
  revert: 'Undo last change',
  revertTitle: 'Undo the last change of the rules?',
  revertText:
    'The rules become what they were before. Sessions that they forbid end at once.',
  leave: 'As above',
  leaveHint: (above: string) => `Empty: as above (${above}).`,
  changedBy: 'Last changed',
  rules: {
    protocols: {
      label: 'Protocols',
      help: 'Ways of access that may be used at all. A session by another one ends at once.',
    },
    grantNeeded: {
      label: 'Grant needed',
      help: 'Whether a session needs a grant of the customer besides its request.',
    },
    approvers: {
      label: 'Who approves access',
      help: 'Whether an administrator of the provider may approve access too.',
    },
    idleSeconds: {
      label: 'End without typing after',
      help: 'What the other side prints does not count as typing.',
    },
    absoluteSeconds: {
      label: 'Longest session',
      help: 'Then it ends, whatever is going on.',
    },
    warningSeconds: {
      label: 'Warning before the end',
      help: 'So that work can be finished in time.',
    },
    graceSeconds: {
      label: 'Wait for a lost browser',
      help: 'How long a session is kept when the technician’s connection breaks.',
    },
    sessionsPerPerson: {
      label: 'Sessions per person',
      help: 'How many one technician may have open at once.',
    },
    copyBytes: {
      label: 'Copy out of a session',
      help: 'Longest text that can be copied at once; 0 switches copying off.',
    },
    pasteBytes: {
      label: 'Paste into a session',
      help: 'Longest text that can be pasted at once; 0 switches pasting off.',
    },
    paste: {
      label: 'Pasting several lines',
      help: 'Each line may be carried out at once.',
    },
    fileOutBytes: {
      label: 'Take files out',
      help: 'Largest file that can be taken from a system; 0 switches it off.',
    },
    fileInBytes: {
      label: 'Bring files in',
      help: 'Largest file that can be brought to a system; 0 switches it off.',
    },
    watcher: {
      label: 'Watcher',
      help: 'Nobody can type while nobody watches: on marked targets, or on all.',
    },
    commandRules: {
      label: 'Commands',
      help: 'One rule in each line: deny, ask or notify, a colon, and the words of the command; * stands for any text. The provider’s rules hold besides.',
    },
    stepUpMinutes: {
      label: 'One-time code counts for',
      help: 'So long it counts for further sessions of the same browser; 0: each session needs its own.',
    },
    stepUpMinutesHighRisk: {
      label: 'The same at high risk',
      help: 'For targets that are marked as of high risk.',
    },
    sameAddress: {
      label: 'Only from the address that asked',
      help: 'A session opens only from the network address that asked for it, and a lost connection comes back only from there. Whoever changes networks opens another session.',
    },
    mayPasteSecrets: {
      label: 'Secrets may be pasted',
      help: 'Whether technicians may have the password or code of the session’s credential, or another password of the same system, typed into it. A terminal that shows it shows stars instead; a desktop shows it where the technician has it typed into something that shows text.',
    },
    mayWatch: {
      label: 'Customer may watch',
      help: 'Whether administrators of the customer may look on at sessions.',
    },
    mayStop: {
      label: 'Customer may stop',
      help: 'Whether administrators of the customer may end sessions. A customer can always give itself this right.',
    },
    mayExport: {
      label: 'Recordings may be taken out',
      help: 'Whether whoever may watch a recording may also save it as a file, with a reason and their name in it.',
    },
    mayReview: {
      label: 'Customer may review',
      help: 'Whether administrators of the customer may explain what sessions did beside their plans, and close the review.',
    },
    emergencyMinutes: {
      label: 'Longest emergency access',
      help: 'Two administrators of the provider can enter without a request for so long; 0: never.',
    },
    retentionDays: {
      label: 'Keep recordings for',
      help: 'Then they are deleted. Holds for recordings that are made from now on.',
    },
  },
  hours: (count: number) => `${count} hours`,
  units: {
    minutes: 'minutes',
    seconds: 'seconds',
    days: 'days',
    kilobytes: 'kB',
    megabytes: 'MB',
    sessions: 'sessions',
  },
  choices: {
    grantNeeded: {
      never: 'Never',
      'high-risk': 'For targets of high risk',
      always: 'Always',
    },
    approvers: {
      either: 'Customer or provider',
      customer: 'The customer alone',
    },
    paste: {
      allow: 'Allowed',
      confirm: 'Asked first',
      deny: 'Switched off',
    },
    watcher: { marked: 'On marked targets', always: 'Always' },
    yesNo: { yes: 'Yes', no: 'No' },
  },
  off: 'Off',
  none: 'None',
};
