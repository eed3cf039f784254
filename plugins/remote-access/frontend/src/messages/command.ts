/** The command log. */
export const command = {
  title: 'Commands',
  subtitle:
    'Lines that technicians sent, as their screens showed them. A script does what its lines say: those are not here.',
  empty: 'No commands',
  emptyText:
    'What is typed in sessions appears here with its moment in the recording.',
  search: 'Search commands',
  columns: {
    command: 'Command',
    customer: 'Customer',
    person: 'Technician',
    target: 'Target',
    at: 'Time',
    rule: 'Rule',
    moment: 'Recording',
  },
  hidden: 'Hidden input',
  screen: 'A full-screen program began',
  uncertain: 'as far as the screen showed it',
  toMoment: 'Show the moment',
  verdicts: {
    denied: 'Denied',
    allowed: 'Allowed after asking',
    refused: 'Refused after asking',
    notified: 'Told of',
  },
  asks: (target: string) => `Waits for an answer on ${target}`,
  allow: 'Allow',
  refuse: 'Refuse',
  answerTitle: (line: string) => `Run this command? ${line}`,
  waiting: 'This command waits until somebody allows it:',
  denied: 'This command is not allowed here:',
};
