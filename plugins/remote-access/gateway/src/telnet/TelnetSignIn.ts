import type { TelnetSettings } from '@wardroom/remote-access-common';

/** Text before the sign-in is complete: banners are far shorter. */
const mostText = 64 * 1024;

/** How much of its end is looked at for a prompt. */
const promptLength = 200;

/** What is to be done with what a server showed so far. */
export type SignInStep =
  | { do: 'wait' }
  | { do: 'answer'; with: 'username' | 'password' }
  /** It is in; `rest` is the line the shell waits on. */
  | { do: 'begin'; rest: string }
  | { do: 'fail'; reason: 'auth-failed' | 'target-misbehaved' };

/**
 * Signs in by prompts, as a person would: name and password are each given once, each to its own prompt. What the server
 * shows meanwhile reaches neither browser nor recording, so an echoed password does not either.
 */
export class TelnetSignIn {
  private seen = '';
  private total = 0;
  private asked: 'nothing' | 'username' | 'password' = 'nothing';

  constructor(private readonly settings: TelnetSettings) {}

  /** Takes text of the server. */
  hear(text: string): SignInStep {
    this.total += text.length;
    if (this.total > mostText)
      return { do: 'fail', reason: 'target-misbehaved' };
    this.seen = (this.seen + text).slice(-4 * promptLength);
    const line = lastLine(this.seen);
    if (this.endsWith(line, this.settings.passwordPrompt)) {
      return this.asked === 'password' ? refused : this.answer('password');
    }
    const greeting = /^last (?:failed )?login/i.test(line);
    if (!greeting && this.endsWith(line, this.settings.usernamePrompt)) {
      return this.asked === 'nothing' ? this.answer('username') : refused;
    }
    if (this.asked !== 'password') return { do: 'wait' };
    const ready = this.settings.shellPrompt
      ? this.endsWith(line, this.settings.shellPrompt)
      : /[$#>%]$/.test(line);
    return ready ? { do: 'begin', rest: `${line} ` } : { do: 'wait' };
  }

  private answer(what: 'username' | 'password'): SignInStep {
    this.asked = what;
    this.seen = '';
    return { do: 'answer', with: what };
  }

  private endsWith(line: string, prompt: string): boolean {
    return line.toLowerCase().endsWith(prompt.trim().toLowerCase());
  }
}

const refused: SignInStep = { do: 'fail', reason: 'auth-failed' };

const escape = String.fromCharCode(27);
const bell = String.fromCharCode(7);

/** Colours, cursor movements and titles. */
const controlSequence = new RegExp(
  [
    `${escape}\\[[0-?]*[ -/]*[@-~]`,
    `${escape}\\][^${bell}${escape}]*(?:${bell}|${escape}\\\\)`,
    `${escape}[@-Z_-]`,
  ].join('|'),
  'g',
);

/** The last line without control sequences, and without spaces at its end. */
function lastLine(text: string): string {
  const plain = text.replace(controlSequence, '');
  return plain
    .slice(plain.search(/[^\r\n]*$/))
    .trimEnd()
    .slice(-promptLength);
}
