/** An open desktop and its clipboard. */
export const desktop = {
  leaveHint:
    'Ctrl+Shift+Enter leaves the desktop for the buttons above; it takes all other keys.',
  actualSize: 'Actual size',
  fitSize: 'Fit to window',
  keys: 'Keys',
  ownKeyboard: 'Keyboard of this device',
  notLatin: 'This clipboard cannot hold all of the text',
  notLatinText: (characters: string) =>
    `A VNC desktop knows the letters of Western Europe only. It would lose: ${characters}`,
  page: 'Browser of the web application',
  pageActions: { back: 'Back', reload: 'Reload', close: 'Close window' },
  showClipboard: 'Show clipboard',
  hideClipboard: 'Hide clipboard',
  clipboard: 'Clipboard',
  paste: 'Text for the clipboard of the desktop',
  pasteDone: 'Put it there',
  copied: 'Copied on the desktop',
  nothingCopied: 'Nothing was copied yet',
  passed: 'What passed last',
  ways: {
    copied: 'Copied on the desktop',
    pasted: 'Put into its clipboard',
  },
  refusedWays: {
    copied: 'What was copied does not come here',
    pasted: 'The text was not put into the clipboard',
  },
  refusals: {
    denied: 'The rules of this session do not allow it.',
    'too-long': 'It is longer than the rules of this session allow.',
  },
};
