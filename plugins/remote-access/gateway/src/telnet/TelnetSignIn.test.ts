import { TelnetSettings } from '@wardroom/remote-access-common';
import { TelnetSignIn } from './TelnetSignIn';

describe('TelnetSignIn', () => {
  const signIn = (more: object = {}) =>
    new TelnetSignIn(TelnetSettings.parse({ protocol: 'telnet', ...more }));
  const name = { do: 'answer', with: 'username' };
  const password = { do: 'answer', with: 'password' };
  const refused = { do: 'fail', reason: 'auth-failed' };

  it('gives name and password each to its prompt, and begins at the first one of the shell', () => {
    const way = signIn();
    expect(way.hear('Debian GNU/Linux 12\r\n')).toEqual({ do: 'wait' });
    expect(way.hear('web-01 log')).toEqual({ do: 'wait' });
    expect(way.hear('in: ')).toEqual(name);
    expect(way.hear('operator\r\nPassword: ')).toEqual(password);
    expect(way.hear('\r\nLast login:')).toEqual({ do: 'wait' });
    expect(
      way.hear(' Sun\r\nmotd\r\n\u001b[1mroot@web-01\u001b[0m:~# '),
    ).toEqual({ do: 'begin', rest: 'root@web-01:~# ' });
  });

  it('does not show a password that the server echoes', () => {
    const way = signIn();
    way.hear('login: ');
    way.hear('password: ');
    expect(way.hear('secret-canary\r\nswitch> ')).toEqual({
      ...{ do: 'begin', rest: 'switch> ' },
    });
  });

  it('gives the password to a device that asks for nothing else', () => {
    expect(
      signIn().hear('\r\nUser Access Verification\r\n\r\nPassword: '),
    ).toEqual(password);
  });

  it.each(['Password: ', 'login: '])(
    'does not try again when it is asked once more: %s',
    prompt => {
      const way = signIn();
      way.hear('login: ');
      way.hear('Password: ');
      expect(way.hear(`\r\nLogin incorrect\r\n${prompt}`)).toEqual(refused);
    },
  );

  it('does not give the name twice', () => {
    const way = signIn();
    expect(way.hear('login: ')).toEqual(name);
    expect(way.hear('operator\r\nlogin: ')).toEqual(refused);
  });

  it('knows the prompts that the target is said to have', () => {
    const way = signIn({
      ...{ usernamePrompt: 'Benutzer:', passwordPrompt: 'Kennwort:' },
      shellPrompt: 'bereit)',
    });
    expect(way.hear('benutzer: ')).toEqual(name);
    expect(way.hear('Kennwort: ')).toEqual(password);
    expect(way.hear('\r\n# ')).toEqual({ do: 'wait' });
    expect(way.hear('(bereit) ')).toMatchObject({ do: 'begin' });
  });

  it('has enough of a server that greets without end', () => {
    const way = signIn();
    const line = `${'x'.repeat(1000)}\r\n`;
    const steps = Array.from({ length: 100 }, () => way.hear(line));
    expect(steps).toContainEqual({ do: 'fail', reason: 'target-misbehaved' });
  });
});
