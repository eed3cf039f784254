/** The files of a session. */
export const files = {
  title: 'Files',
  show: 'Show files',
  hide: 'Hide files',
  promise: (out: string, into: string) =>
    `Every file is checked and put on record with its name and hash before it is handed over. From here at most ${out}, to there at most ${into}.`,
  directory: 'Directory',
  go: 'Go',
  up: 'Up',
  loading: 'Reading the directory…',
  empty: 'Nothing is in this directory',
  entries: 'Files and directories',
  incomplete:
    'There is more here than is shown: too much, or names that could fool whoever reads them.',
  kinds: {
    file: 'File',
    directory: 'Directory',
    link: 'Link',
    other: 'Device',
  },
  open: 'Open',
  openName: (name: string) => `Open ${name}`,
  fetch: 'Download',
  fetchName: (name: string) => `Download ${name}`,
  bring: 'Bring a file here',
  transfers: 'Transfers',
  ways: { up: 'To the target:', down: 'From the target:' },
  cancel: 'Cancel',
  cancelName: (name: string) => `Cancel ${name}`,
  progressName: (name: string) => `Progress of ${name}`,
  states: {
    fetching: 'Fetching',
    checking: 'Checking',
    delivering: 'Handing over',
    done: 'Done',
    failed: 'Failed',
  },
};
