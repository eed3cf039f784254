/** An open session. */
export const session = {
  region: (target: string) => `Remote session to ${target}`,
  recording: 'Recording',
  mark: 'Mark this moment',
  marked: 'Moment marked',
  end: 'End session',
  clock: 'Time in session',
  connecting: 'Connecting to the target…',
  'signing-in': 'Signing in with the stored credential…',
  opening: 'Opening the terminal…',
  lost: 'The connection was lost. Reconnecting…',
  idle: (seconds: number) =>
    `Nothing was typed for long: the session ends in ${seconds} s.`,
  expiry: (seconds: number) =>
    `The longest time is over in ${seconds} s: finish your work.`,
  over: 'The session has ended',
  refused: 'The session could not be opened',
  refusedText:
    'The gateway did not answer. Open it again; if it happens again, tell whoever runs Wardroom.',
  noTicket: 'This session cannot be entered from here',
  noTicketText:
    'A session is entered once, from the button that opens it. It may still run in another window.',
  backToRequest: 'Back to the request',
  backToAccess: 'Back to emergency access',
  toReplay: 'Watch the recording',
  pasteTitle: (lines: number) => `Paste ${lines} lines?`,
  pasteText:
    'Each line may be carried out at once. Check what you are about to paste.',
  pasteConfirm: 'Paste',
  pasteDenied: 'Pasting is not allowed on this target.',
  copyDenied: 'Copying is not allowed on this target.',
  leaveHint:
    'Ctrl+Shift+Enter leaves the terminal for the buttons above; all other keys go to the other side.',
  fullScreen: 'Full screen',
  leaveFullScreen: 'Leave full screen',
  fullScreenHint: 'Hold Esc, or press Ctrl+Shift+Enter, to leave full screen',
  pasteTooLong: 'This text is too long to be pasted.',
};
