import type {
  SessionPolicy,
  TerminalRequest,
} from '@wardroom/remote-access-common';

type Paste = Extract<TerminalRequest, { type: 'paste' }>;

export type GuardedPaste =
  | { send: Buffer; pasted: number }
  | { held: { lines: number; bytes: number } }
  | { refused: 'denied' | 'too-long' };

// Everything but tab and line breaks: a control character in a paste acts like a key that nobody pressed, and the end
// mark of a bracketed paste would let the rest run as if it was typed.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u009f]/g;
const brackets = /(?:\u001b|\u009b)?\[?20[01]~/g;

/** Decides what of a paste reaches the terminal, by the session's policy. */
export function guardPaste(policy: SessionPolicy, paste: Paste): GuardedPaste {
  if (policy.paste === 'deny') return { refused: 'denied' };
  const bytes = Buffer.byteLength(paste.text);
  if (bytes > policy.pasteBytes) return { refused: 'too-long' };
  const clean = paste.text
    .replace(brackets, match => (/[\u001b\u009b]/.test(match) ? '' : match))
    .replace(/\r\n|\n/g, '\r')
    .replace(control, '');
  const lines = clean.split('\r').filter(Boolean).length;
  const runsByItself = clean.includes('\r');
  if (policy.paste === 'confirm' && runsByItself && !paste.confirmed) {
    return { held: { lines, bytes } };
  }
  const text = paste.bracketed ? `\u001b[200~${clean}\u001b[201~` : clean;
  return { send: Buffer.from(text), pasted: bytes };
}
