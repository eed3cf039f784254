import type { Prompt } from 'ssh2';
import type { CredentialSecret } from '@wardroom/remote-access-common';
import { oneTimeCode } from './oneTimeCode';

const asksForCode =
  /one[- ]?time|\botp\b|\btoken\b|verification|passcode|authenticat|two[- ]?factor|\b[2m]fa\b|\bcode\b|bestätigungs|einmal/i;
const asksForPassword = /pass|kennwort|contraseña|mot de passe/i;

type Wanted = 'password' | 'code';

/**
 * Answers what a target asks in keyboard-interactive authentication, from an opened credential. Password and code are
 * given once each in a sign-in, whatever is asked: a wrong one is not tried until an account is locked. A password is
 * never given to a question whose answer would show, and nothing at all where one of the questions is not understood.
 */
export class Answers {
  private readonly given = new Set<Wanted>();

  /** Whether it was given in this sign-in. */
  gave(what: Wanted): boolean {
    return this.given.has(what);
  }

  to(prompts: Prompt[], secret: CredentialSecret): string[] {
    const wanted = prompts.map(prompt =>
      wantedBy(prompt, prompts.length === 1, secret),
    );
    const understood = wanted.filter(what => what && has(secret, what));
    const once = new Set([...understood, ...this.given]).size;
    if (once < prompts.length + this.given.size) return prompts.map(() => '');
    return understood.map(what => {
      this.given.add(what as Wanted);
      return valueOf(what as Wanted, secret);
    });
  }
}

/** What a question is taken for. Where its words say nothing, a single hidden one is for the password. */
function wantedBy(
  { prompt, echo }: Prompt,
  alone: boolean,
  secret: CredentialSecret,
): Wanted | undefined {
  if (asksForCode.test(prompt)) return 'code';
  if (asksForPassword.test(prompt)) return echo ? undefined : 'password';
  if (!alone || echo) return undefined;
  return secret.kind === 'password' ? 'password' : 'code';
}

function has(secret: CredentialSecret, what: Wanted): boolean {
  return what === 'code' ? Boolean(secret.oneTime) : secret.kind === 'password';
}

function valueOf(what: Wanted, secret: CredentialSecret): string {
  if (what === 'code' && secret.oneTime) return oneTimeCode(secret.oneTime);
  return secret.kind === 'password'
    ? new TextDecoder().decode(secret.password)
    : '';
}
