import type { CredentialSecret } from '@wardroom/remote-access-common';
import { Answers } from './Answers';

const bytes = (text: string) => new TextEncoder().encode(text);
const oneTime = {
  ...{ algorithm: 'SHA1' as const, digits: 6, period: 30 },
  seed: bytes('12345678901234567890'),
};
const password = { kind: 'password' as const, password: bytes('s3cret') };
const both: CredentialSecret = { ...password, oneTime };
const seedOnly: CredentialSecret = { kind: 'totp-seed', oneTime };

const hidden = (prompt: string) => ({ prompt, echo: false });
const shown = (prompt: string) => ({ prompt, echo: true });

/** Answers with the code's digits replaced, so that the time does not matter. */
const ask = (
  secret: CredentialSecret,
  ...rounds: { prompt: string; echo: boolean }[][]
) => {
  const answers = new Answers();
  return rounds.map(prompts =>
    answers.to(prompts, secret).map(text => text.replace(/^\d{6}$/, 'CODE')),
  );
};

describe('questions of a target', () => {
  it.each([
    ['Password: ', 'Verification code: '],
    [
      '(root@web-01) Password for root@web-01: ',
      "One-time password (OATH) for `root': ",
    ],
    ['Passwort:', 'Enter your OTP:'],
    ['LDAP password', 'Passcode or option (1-3): '],
  ])('%s and %s are answered with password and code', (first, second) => {
    expect(ask(both, [hidden(first), hidden(second)])).toEqual([
      ['s3cret', 'CODE'],
    ]);
    expect(ask(both, [hidden(second)], [hidden(first)])).toEqual([
      ['CODE'],
      ['s3cret'],
    ]);
  });

  it('a single one without known words is for the password, or for the only thing there is', () => {
    expect(ask(both, [hidden('> ')])).toEqual([['s3cret']]);
    expect(ask(seedOnly, [hidden('> ')])).toEqual([['CODE']]);
    expect(ask(password, [hidden('Respond: ')])).toEqual([['s3cret']]);
  });

  it('never shows a password where the answer can be read', () => {
    expect(ask(both, [shown('Password: ')])).toEqual([['']]);
    expect(ask(password, [shown('> ')])).toEqual([['']]);
    expect(ask(both, [shown('Verification code: ')])).toEqual([['CODE']]);
  });

  it('gives each secret once, however often it is asked for', () => {
    const question = [hidden('Password: ')];
    expect(ask(password, question, question, question)).toEqual([
      ['s3cret'],
      [''],
      [''],
    ]);
    const twice = [hidden('Password: '), hidden('Password again: ')];
    expect(ask(password, twice)).toEqual([['', '']]);
    const code = [hidden('Code: ')];
    expect(ask(both, code, code)).toEqual([['CODE'], ['']]);
  });

  it('gives nothing to questions it does not understand', () => {
    const strange = [hidden('Shoe size: '), hidden('Pet: ')];
    expect(ask(both, strange)).toEqual([['', '']]);
    const half = [hidden('Password: '), hidden('Shoe size: ')];
    expect(ask(both, half)).toEqual([['', '']]);
    const code = [hidden('Password: '), hidden('Code: ')];
    expect(ask(password, code)).toEqual([['', '']]);
    expect(ask(both, [])).toEqual([[]]);
    expect(ask(seedOnly, [hidden('Password: ')])).toEqual([['']]);
  });
});
