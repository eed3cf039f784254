import { formatCount } from '@wardroom/platform-react';

const events = (count: number) => formatCount(count, 'event').toLowerCase();

/** All text of the audit screens. */
export const messages = {
  title: 'Audit',
  caption: 'Audit events',
  subtitle: (customer: string) =>
    `Everything that was done for ${customer}, and by whom. Nobody can change it unseen.`,
  subtitleProvider:
    'Everything that was done in the platform itself. Choose a customer to see what was done for them.',
  empty: 'Nothing has happened yet',
  emptyText: 'Every action appears here within seconds of being done.',
  columns: {
    time: 'Time',
    actor: 'Who',
    sentence: 'What happened',
    object: 'Object',
    outcome: 'Outcome',
    details: 'Details',
  },
  outcomes: { success: 'Done', refused: 'Refused', failed: 'Failed' },
  severities: {
    low: 'Low',
    medium: 'Medium',
    high: 'High',
    critical: 'Critical',
  },
  filters: {
    actor: 'Person',
    event: 'Kind of event',
    object: 'Object',
    outcome: 'Outcome',
    severity: 'Severity',
    from: 'From',
    to: 'To',
  },
  details: {
    show: 'Details',
    showOf: (sequence: number) => `Details of event ${sequence}`,
    title: (sequence: number) => `Event ${sequence}`,
    event: 'Event',
    eventId: 'Event id',
    time: 'Time',
    actor: 'Who',
    object: 'Object',
    outcome: 'Outcome',
    severity: 'Severity',
    ip: 'Address',
    requestId: 'Request',
    fields: 'What was recorded with it',
    noFields: 'Nothing else',
    secret: 'not recorded: it may be confidential',
    chain: 'Its place in the chain',
    chainText:
      'The hash covers the event and the hash before it. Changing any event changes all hashes behind it.',
    previousHash: 'Hash before it',
    hash: 'Hash',
  },
  verify: {
    action: 'Verify chain',
    progress: 'Checking the chain',
    checked: (count: number, total: number) =>
      `Checked ${count.toLocaleString('en-GB')} of ${events(total)}`,
    intact: (count: number) => `Chain intact, ${events(count)}`,
    checkpoints: (count: number) =>
      `${formatCount(count, 'signed checkpoint')} checked`,
    broken: (sequence: number) => `Chain broken at event ${sequence}`,
    brokenHint:
      'Export the trail now and keep it: it shows the same. Then tell the people who run the platform.',
    since: (since: number, sequence: number) =>
      `Events ${since} to ${sequence} cannot be trusted.`,
  },
  export: {
    trail: 'Export trail',
    csv: 'Export as CSV',
  },
  offline: {
    action: 'How to verify offline',
    title: 'Verify a trail without this server',
    steps: [
      'Export the trail. The file holds every event with its hashes, and the signed checkpoints.',
      'Save the public keys, and keep them where nobody who runs this server can change them.',
      'On any computer with Node.js and the wardroom program, run:',
    ],
    command: (tenant: string) =>
      `wardroom audit verify ${tenant}-audit-trail.jsonl --key audit-keys.json`,
    result:
      'It says whether the chain is intact, or which event is wrong. Trails that you export later must continue the earlier ones.',
    keys: 'Save public keys',
    keysFile: 'audit-keys.json',
  },
} as const;
