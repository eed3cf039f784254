import type { Socket } from 'node:net';
import { randomBytes } from 'node:crypto';
import { freePort } from '@wardroom/platform-test-utils';
import { dialing, password } from '../testing/dialing';
import { hostileSsh } from '../testing/hostileSsh';
import { OddSshServer, RawServer } from '../testing/OddSshServer';
import { oneTimeCode } from './oneTimeCode';

const canary = 'canary-9f3a77c1';

describe('SshDialer', () => {
  let world: Awaited<ReturnType<typeof dialing>>;
  const stops: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    world = await dialing();
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });
  afterAll(() => world.end());

  /** Stops a server when the test is over. */
  async function serve<T extends OddSshServer | RawServer>(
    starting: Promise<T>,
  ) {
    const server = await starting;
    stops.push(() => server.stop());
    return server;
  }

  async function odd(behaviour: Parameters<typeof OddSshServer.start>[0]) {
    const { port } = await serve(OddSshServer.start(behaviour));
    return { port };
  }

  async function hostile(starting: Promise<OddSshServer | RawServer>) {
    const { port } = await serve(starting);
    return { port };
  }

  it('signs in with a password', async () => {
    const target = await odd({
      authenticate: context => {
        if (context.method === 'password' && context.password === canary)
          context.accept();
        else context.reject(['password']);
      },
    });
    const connection = await world.dial({ target, secret: password(canary) });
    expect(connection.unsent).toBe(0);
  });

  it('answers one hidden question with the password', async () => {
    const answers: string[][] = [];
    const target = await odd({
      authenticate: context => {
        if (context.method !== 'keyboard-interactive')
          return context.reject(['keyboard-interactive']);
        return context.prompt(
          [{ prompt: 'Password: ', echo: false }],
          given => {
            answers.push(given);
            context.accept();
          },
        );
      },
    });
    await world.dial({ target, secret: password(canary) });
    expect(answers).toEqual([[canary]]);
  });

  it('does not give the password to a question that shows what is typed, or to a second one', async () => {
    const answers: string[][] = [];
    const prompts = [
      [{ prompt: 'Name: ', echo: true }],
      [
        { prompt: 'Password: ', echo: false },
        { prompt: 'Code: ', echo: false },
      ],
    ];
    for (const asked of prompts) {
      const target = await odd({
        authenticate: context => {
          if (context.method !== 'keyboard-interactive')
            return context.reject(['keyboard-interactive']);
          return context.prompt(asked, given => {
            answers.push(given);
            context.reject();
          });
        },
      });
      const failure = await world.failure({ target, secret: password(canary) });
      expect(failure.reason).toBe('auth-failed');
    }
    expect(answers.flat()).not.toContain(canary);
  });

  it.each([
    ['asked for together', [['Password: ', 'Verification code: ']], []],
    ['after the password', [['Verification code: ']], ['password']],
    ['in a second round', [['Password: '], ['OTP: ']], []],
  ])('gives a one-time code that is %s', async (_, rounds, before) => {
    const left = [...before];
    const answers: string[] = [];
    const target = await odd({
      authenticate: context => {
        if (left.length) {
          if (context.method !== left[0]) return context.reject(left as never);
          answers.push(context.method === 'password' ? context.password : '');
          left.shift();
          return context.reject(['keyboard-interactive'], true);
        }
        if (context.method !== 'keyboard-interactive') {
          return context.reject(['keyboard-interactive']);
        }
        const ask = ([round, ...more]: string[][]) =>
          context.prompt(
            round.map(prompt => ({ prompt, echo: false })),
            given => {
              answers.push(...given);
              if (more.length) ask(more);
              else context.accept();
            },
          );
        return ask(rounds);
      },
    });
    const seed = randomBytes(20);
    const oneTime = {
      ...{ seed, algorithm: 'SHA1' as const, digits: 8, period: 300 },
    };
    const secret = { ...password(canary), oneTime };
    await world.dial({ target, secret });
    expect(answers).toEqual([canary, oneTimeCode(oneTime)]);
    // The same code again would be refused, and count as an attempt.
    const again = await world.failure({ target, secret });
    expect(again.reason).toBe('code-used');
  });

  it('tries a wrong password once and says so without a word of the target', async () => {
    let attempts = 0;
    const target = await odd({
      authenticate: context => {
        attempts += 1;
        context.reject(['password']);
      },
    });
    const failure = await world.failure({ target, secret: password(canary) });
    expect(failure.reason).toBe('auth-failed');
    expect(failure.message).not.toContain(canary);
    expect(attempts).toBe(1);
  });

  it('says that nobody answers at the port', async () => {
    const target = { port: await freePort() };
    expect((await world.failure({ target })).reason).toBe('unreachable');
  });

  it('says that a name does not exist', async () => {
    const target = { host: 'nobody.invalid' };
    expect((await world.failure({ target })).reason).toBe('unreachable');
  });

  it('does not wait for ever for a target that is silent', async () => {
    const target = await hostile(hostileSsh.saysNothing());
    const failure = await world.failure({ target, timeLimitMs: 300 });
    expect(failure.reason).toBe('timeout');
  });

  it('gives up a target that greets without end', async () => {
    const target = await hostile(hostileSsh.greetsWithoutEnd());
    expect((await world.failure({ target })).reason).toBe('target-misbehaved');
  });

  it('gives up a target that speaks something else', async () => {
    const target = await hostile(
      hostileSsh.hangsUp('HTTP/1.1 400 Bad Request\r\n\r\n'),
    );
    expect(['unreachable', 'target-misbehaved']).toContain(
      (await world.failure({ target })).reason,
    );
  });

  it('says that it was not let in by a target that hangs up in the middle of the sign-in', async () => {
    const target = await odd({
      authenticate: (_, connection) => void connection.end(),
    });
    expect((await world.failure({ target })).reason).toBe('auth-failed');
  });

  it('reaches an old device only where the target allows its algorithms', async () => {
    const config = {
      algorithms: {
        kex: ['diffie-hellman-group1-sha1' as const],
        cipher: ['3des-cbc' as const],
        hmac: ['hmac-sha1' as const],
      },
    };
    const target = await odd({ config });
    expect((await world.failure({ target })).reason).toBe(
      'no-common-algorithm',
    );
    const connection = await world.dial({
      target: {
        ...target,
        settings: {
          protocol: 'ssh',
          algorithms: {
            kex: ['diffie-hellman-group1-sha1'],
            cipher: ['3des-cbc'],
            hmac: ['hmac-sha1'],
          },
        },
      },
    });
    expect(connection.unsent).toBe(0);
  });

  it('says that a private key is none', async () => {
    const failure = await world.failure({
      target: {},
      secret: { kind: 'private-key', privateKey: Buffer.from('no key') },
    });
    expect(failure.reason).toBe('credential-unusable');
  });

  it('says that the target gave no terminal', async () => {
    const target = await odd({ noShell: true });
    const connection = await world.dial({ target });
    await expect(
      connection.shell({ cols: 80, rows: 24 }),
    ).rejects.toMatchObject({ reason: 'no-shell' });
  });

  it('accepts nothing that a target wants to open towards the gateway', async () => {
    const answers: Promise<string>[] = [];
    const said = (open: (hear: (error?: Error) => void) => void) =>
      answers.push(
        new Promise(resolve => {
          open(error => resolve(error ? 'refused' : 'opened'));
        }),
      );
    const target = await odd({
      onShell: (_, connection) => {
        said(hear => connection.forwardOut('', 80, '127.0.0.1', 1, hear));
        said(hear => connection.x11('127.0.0.1', 1, hear));
        said(hear =>
          connection.openssh_forwardOutStreamLocal('/run/socket', hear),
        );
      },
    });
    const connection = await world.dial({ target });
    await connection.shell({ cols: 80, rows: 24 });
    connection.listen({ onData() {}, onDrain() {}, onClose() {} });
    expect(await Promise.all(answers)).toEqual([
      'refused',
      'refused',
      'refused',
    ]);
  });

  it('stops when nobody waits for it any more', async () => {
    const target = await hostile(hostileSsh.saysNothing());
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 50);
    const failure = await world.failure({ target, signal: abort.signal });
    expect(failure.reason).toBe('target-lost');
  });

  it('lets the network hold back a target that floods a terminal which does not read', async () => {
    let sent = 0;
    const target = await hostile(
      hostileSsh.floods(bytes => {
        sent += bytes;
      }),
    );
    const connection = await world.dial({ target });
    await connection.shell({ cols: 80, rows: 24 });
    connection.listen({
      onData: () => connection.pause(),
      onDrain() {},
      onClose() {},
    });
    await new Promise(resolve => setTimeout(resolve, 1_500));
    const before = sent;
    await new Promise(resolve => setTimeout(resolve, 500));
    expect(sent).toBe(before);
    expect(sent).toBeLessThan(20 * 1024 * 1024);
  });

  it.each(['pinned', 'met for the first time'])(
    'ends where a target exchanges keys again and shows another key than the one that was %s',
    async known => {
      const server = await serve(hostileSsh.showsAnotherKey());
      const connection = await world.dial({
        target: { port: server.port },
        hostKeys: known === 'pinned' ? [server.hostKey] : [],
      });
      await connection.shell({ cols: 80, rows: 24 });
      const closed = new Promise(resolve => {
        connection.listen({ onData() {}, onDrain() {}, onClose: resolve });
      });
      connection.write(Buffer.from('again'));
      expect(await closed).toBe('misbehaved');
    },
  );

  it.each([
    ['after its greeting', 'SSH-2.0-OpenSSH_9.2\r\n', 'unreachable'],
    [
      'in the middle of its first packet',
      'SSH-2.0-x\r\n\u0000\u0000\u0001\u0000\u0004',
      'unreachable',
    ],
    ['without a word', '', 'target-misbehaved'],
  ])('says so of a target that hangs up %s', async (_, said, reason) => {
    const target = await hostile(hostileSsh.hangsUp(said));
    expect((await world.failure({ target })).reason).toBe(reason);
  });

  it('hangs up on a target that demands answers which the network does not take', async () => {
    const target = await hostile(hostileSsh.demandsAnswers());
    const connection = await world.dial({ target });
    await connection.shell({ cols: 80, rows: 24 });
    const closed = new Promise(resolve => {
      connection.listen({ onData() {}, onDrain() {}, onClose: resolve });
    });
    (connection as unknown as { socket: Socket }).socket.cork();
    expect(await closed).toBe('misbehaved');
  });
});
