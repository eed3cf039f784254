import { formatCount } from '@wardroom/platform-react';

const findings = (count: number) => formatCount(count, 'finding');

/** Text of joining assets and of telling them apart. */
export const split = {
  action: 'Split',
  name: (title: string) => `Split ${title}`,
  text: 'For an asset that is really two: what goes takes the findings with it that were seen under it.',
  submit: 'Split asset',
  done: (title: string) => `${title} has what was split off`,
  identifiers: 'What goes',
  identifiersHint: 'By these names scans find the asset. One must stay.',
  none: 'No scan and nobody has said by what it is known. Enter its addresses first.',
  title: 'Title of the new asset',
  slug: 'Name',
  slugHint:
    'Stands in addresses and never changes. Made of the title if empty.',
  into: 'Or another asset that gets it',
  intoHint: 'Instead of a new one',
  findings: 'Findings that go, too',
  findingsHint:
    'Nobody knows under what these were seen. Those that are not ticked stay.',
  rest: (count: number) => `${findings(count)} more of this kind stay.`,
  preview: {
    title: 'What becomes of its findings and scans',
    first: 'Choose what goes, and this says what becomes of the findings.',
    most: (count: number) => `At most ${count} go at a time.`,
    all: 'One of its names must stay, or no scan would find it again.',
    kept: (count: number) => `${findings(count)} stay as they are`,
    moved: (count: number) =>
      `${findings(count)} go: all their places were seen under what goes`,
    doubled: (count: number) =>
      `${findings(count)} will be on both, with what was decided about them`,
    untold: (count: number) =>
      `${findings(count)} stay unless you choose them: nobody knows under what they were seen`,
    none: 'It has no findings, and no schedule names it.',
    schedules: (titles: string[]) =>
      `Both will be scanned by ${titles.join(', ')}`,
    named: 'Which ones',
    fates: {
      moved: 'goes',
      doubled: 'on both',
      untold: 'stays',
      kept: 'stays',
    },
  },
  kinds: {
    'cloud-id': 'Cloud id',
    'agent-id': 'Agent',
    fqdn: 'Full host name',
    hostname: 'Host name',
    ip: 'IP address',
    mac: 'MAC address',
    origin: 'Web origin',
    image: 'Image',
    repository: 'Repository',
  } as Record<string, string>,
  join: {
    action: 'Join',
    name: (title: string) => `Join ${title} with another asset`,
    text: (title: string) =>
      `For two assets that turned out to be one. All that scans know of ${title} goes to the other one, findings of both become one, schedules that name ${title} name the other one, and ${title} is retired.`,
    into: 'The asset that stays',
    submit: 'Join assets',
    done: (title: string) => `${title} is the one that stays`,
  },
} as const;
