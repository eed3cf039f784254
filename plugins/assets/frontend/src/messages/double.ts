/** Text of findings that are the same weakness. */
export const double = {
  action: 'Join',
  name: (title: string) => `Join “${title}” with another finding`,
  text: 'For the same weakness, such as two scanners show it: this finding is hidden behind the other one, which is there as long as a scan shows either. Open this one again to part them.',
  into: 'The finding that stays',
  intoHint: 'Of the same asset, and due no later than this one',
  due: (time: string) => `due ${time}`,
  submit: 'Join findings',
  done: (title: string) => `“${title}” is the one that stays`,
  title: 'Joined with it',
  behind: 'It was joined with another finding and is hidden behind it:',
  lastSeen: 'last seen',
} as const;
