import type { CommandRule } from '@wardroom/remote-access-common';
import { describeWithSshd } from '../testing/describeWithSshd';
import { FakePortal } from '../testing/FakePortal';
import { Sshd } from '../testing/Sshd';
import { TestBrowser } from '../testing/TestBrowser';

const up = '\u001b[A';
const left = '\u001b[D';

describeWithSshd('the command log on OpenSSH', () => {
  let sshd: Sshd;
  let portal: FakePortal;
  beforeAll(async () => {
    sshd = await Sshd.start();
    portal = await FakePortal.start();
  });
  beforeEach(() => {
    portal.commands.length = 0;
  });
  afterAll(async () => {
    await portal.stop();
    await sshd.stop();
  });

  async function open(commandRules: CommandRule[] = []) {
    const order = await portal.order({
      target: { port: sshd.port, username: sshd.username },
      secret: { kind: 'private-key', privateKey: await sshd.privateKey() },
      hostKeys: [sshd.hostKey()],
      policy: { commandRules },
    });
    const browser = await TestBrowser.terminal(portal, portal.ticketFor(order));
    // A shell whose prompt and history are known.
    browser.type('exec bash --norc --noprofile -i\r');
    await browser.shows('bash-');
    browser.type("bind 'set enable-bracketed-paste off'\r");
    await browser.shows("paste off'\r\n");
    browser.type("PS1='sh> '; unset HISTFILE; set -o emacs\r");
    await browser.shows('\nsh> ');
    await portal.until(() => portal.commands.length >= 3);
    portal.commands.length = 0;
    browser.output = '';
    return { browser, session: order.session };
  }

  const logged = () =>
    portal.commands.map(({ kind, text }) => (kind === 'shown' ? text : kind));

  async function untilLogged(count: number) {
    await portal.until(() => portal.commands.length >= count);
    return logged();
  }

  const rule = (pattern: string, action: CommandRule['action']) => ({
    ...{ pattern, action, note: 'Ask the customer first.' },
  });

  it('holds lines as they were typed, each with its time', async () => {
    const { browser } = await open();
    browser.type('echo one\r');
    await browser.shows('one\r\n');
    browser.type('echo twp\u007fo  # corrected\r');
    expect(await untilLogged(2)).toEqual(['echo one', 'echo two  # corrected']);
    expect(portal.commands.every(({ uncertain }) => !uncertain)).toBe(true);
    browser.tell({ type: 'end' });
  });

  it('holds lines that were recalled, edited and completed', async () => {
    const { browser } = await open();
    browser.type('echo first\r');
    await untilLogged(1);
    await browser.shows('first\r\nsh> ');
    browser.type(up);
    await browser.shows('sh> echo first');
    browser.type(`${left.repeat(5)}very \r`);
    expect((await untilLogged(2))[1]).toBe('echo very first');
    browser.type('cat /etc/host');
    await browser.shows('/etc/host');
    browser.type('n\t');
    await browser.shows('/etc/hostname ');
    browser.type('\r');
    expect((await untilLogged(3))[2]).toBe('cat /etc/hostname');
    browser.tell({ type: 'end' });
  });

  it('holds a line that is longer than the screen is wide', async () => {
    const { browser } = await open();
    const long = `echo ${'long '.repeat(30)}end`;
    browser.type(`${long}\r`);
    await untilLogged(1);
    await browser.shows('long end\r\n');
    browser.type(up);
    await browser.shows('end');
    browser.type('X\r');
    expect(await untilLogged(2)).toEqual([long, `${long}X`]);
    browser.tell({ type: 'end' });
  });

  it('never holds what the screen did not show', async () => {
    const { browser } = await open();
    browser.type('read -rs -p "Password: " secret\r');
    await browser.shows('\nPassword: ');
    browser.type('canary-hunter2\r');
    expect((await untilLogged(2))[1]).toBe('hidden');
    await browser.shows('sh> ');
    browser.type('echo over\r');
    await untilLogged(3);
    expect(JSON.stringify(portal.commands)).not.toContain('hunter2');
    browser.tell({ type: 'end' });
  });

  it('says that a program filled the screen, and holds nothing of what was typed in it', async () => {
    const { browser } = await open();
    browser.type("printf '\\033[?1049h'; read -r x; printf '\\033[?1049l'\r");
    await portal.until(() => logged().includes('screen'));
    browser.type('inside the program\r');
    await browser.shows('\u001b[?1049l');
    browser.type('echo outside\r');
    await portal.until(() => logged().includes('echo outside'));
    expect(JSON.stringify(portal.commands)).not.toContain('inside');
    browser.tell({ type: 'end' });
  });

  it('goes on being right after a flood', async () => {
    const { browser } = await open();
    browser.type('seq 1 300000; echo flood-$((1))\r');
    await browser.shows('flood-1', 30_000);
    browser.type('echo after\r');
    await portal.until(() => logged().includes('echo after'));
    expect(logged()).not.toContain('hidden');
    browser.tell({ type: 'end' });
  });

  describe('with rules', () => {
    it('does not send a line that is denied, and says why; the line can be given up', async () => {
      const { browser } = await open([rule('touch /tmp/wr-*', 'deny')]);
      browser.type('touch /tmp/wr-denied; echo ran-$((1))\recho too-$((1))\r');
      expect(await browser.notice('command-ruled')).toMatchObject({
        ...{ waiting: false, note: 'Ask the customer first.' },
      });
      expect(await untilLogged(1)).toEqual([
        'touch /tmp/wr-denied; echo ran-$((1))',
      ]);
      expect(portal.commands[0]).toMatchObject({ verdict: 'denied' });
      browser.type('\u0015');
      browser.type('echo free-$((2))\r');
      await browser.shows('free-2');
      expect(browser.output).not.toContain('ran-1');
      expect(browser.output).not.toContain('too-1');
      browser.tell({ type: 'end' });
    });

    it('looks at lines that were recalled or completed as the screen shows them', async () => {
      const { browser } = await open([rule('echo danger*', 'deny')]);
      browser.type('echo dangex\r');
      await browser.shows('dangex\r\nsh> ');
      browser.type(`${up}`);
      await browser.shows('sh> echo dangex');
      browser.type('\u007fr\u0005\r');
      expect(await browser.notice('command-ruled')).toMatchObject({
        waiting: false,
      });
      browser.tell({ type: 'end' });
    });

    it('judges what was typed too, where the target fakes what the screen shows', async () => {
      const { browser } = await open([rule('reboot', 'deny')]);
      // After each key the shell draws another line than the one it has.
      browser.type(
        `PS0=; bind -x '"\\C-t": printf "\\r\\033[2Ksh> echo harmless"'\r`,
      );
      await browser.shows('sh> ');
      browser.type('reboot');
      browser.type('\u0014');
      await browser.shows('echo harmless');
      browser.type('\r');
      expect(await browser.notice('command-ruled')).toMatchObject({
        pattern: 'reboot',
      });
      browser.tell({ type: 'end' });
    });

    it('lets a line wait until somebody says yes', async () => {
      const { browser, session } = await open([rule('echo asked*', 'ask')]);
      const asked = () => portal.lives.get(session)?.asked;
      const answer = async (allowed: boolean) => {
        await portal.until(() => asked() !== undefined);
        const { id: question, command } = asked() as {
          id: string;
          command: string;
        };
        expect(command).toContain('echo asked');
        const by = 'user:acme/admin';
        await portal.ask('answer', { session, question, allowed, by });
      };
      browser.type('echo asked-$((1))\r');
      expect(await browser.notice('command-ruled')).toMatchObject({
        waiting: true,
      });
      await answer(false);
      await portal.until(() =>
        portal.commands.some(({ verdict }) => verdict === 'refused'),
      );
      browser.type('\u0015');
      browser.type('echo asked-$((2))\r');
      await answer(true);
      await browser.shows('asked-2');
      expect(browser.output).not.toContain('asked-1');
      await portal.until(() => portal.commands.at(-1)?.verdict === 'allowed');
      browser.tell({ type: 'end' });
    });

    it('sends a line that is only told of', async () => {
      const { browser } = await open([rule('echo noted*', 'notify')]);
      browser.type('echo noted-$((1))\r');
      await browser.shows('noted-1');
      await portal.until(() => portal.commands.length > 0);
      expect(portal.commands.at(-1)?.verdict).toBe('notified');
      browser.tell({ type: 'end' });
    });

    it('bears a line that has no end', async () => {
      const { browser } = await open([rule('reboot', 'deny')]);
      for (let i = 0; i < 5; i += 1) browser.type('x'.repeat(20_000));
      browser.type('\u0015');
      browser.type('echo alive-$((1))\r');
      await browser.shows('alive-1', 20_000);
      expect(browser.closed).toBeUndefined();
      browser.tell({ type: 'end' });
    });
  });
});
