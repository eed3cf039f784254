/** An open desktop: its clipboard and its files. */
export const desktop = {
  leaveHint:
    'Ctrl+Shift+Enter leaves the desktop for the buttons above; it takes all other keys.',
  showClipboard: 'Show clipboard',
  hideClipboard: 'Hide clipboard',
  clipboard: 'Clipboard',
  paste: 'Text for the clipboard of the desktop',
  pasteDone: 'Put it there',
  copied: 'Copied on the desktop',
  nothingCopied: 'Nothing was copied yet',
  drive: 'Files',
  promise: (out: string, into: string) =>
    `Every file is put on record with its name and hash. From here at most ${out}, to there at most ${into}.`,
  refresh: 'Refresh',
  passed: 'What passed last',
  ways: {
    copied: 'Copied on the desktop',
    pasted: 'Put into its clipboard',
    uploaded: 'Brought there:',
    downloaded: 'Fetched from there:',
  },
  refusedWays: {
    copied: 'What was copied does not come here',
    pasted: 'The text was not put into the clipboard',
    uploaded: 'The file was not brought there',
    downloaded: 'The file was not fetched',
  },
  refusals: {
    denied: 'The rules of this session do not allow it.',
    'too-long': 'It is longer than the rules of this session allow.',
  },
};
