import type { ServerChannel } from 'ssh2';
import {
  WireProtocol,
  type CredentialOrder,
  type CredentialSecret,
  type SuppliedSecret,
} from '@wardroom/remote-access-common';
import { FakePortal } from '../testing/FakePortal';
import { OddSshServer } from '../testing/OddSshServer';
import { readLines } from '../testing/readLines';
import { TestBrowser } from '../testing/TestBrowser';

const value = 'canary-ünd-Paßwort';
const bytes = (text: string) => new TextEncoder().encode(text);
const password: CredentialSecret = {
  ...{ kind: 'password', password: bytes(value) },
};
const withCodes: CredentialSecret = {
  ...password,
  oneTime: {
    ...{ seed: bytes('12345678901234567890'), algorithm: 'SHA1' },
    ...{ digits: 6, period: 300 },
  },
};

describe('a secret that is typed for the technician', () => {
  let portal: FakePortal;
  let target: OddSshServer;
  let typed: string;

  beforeAll(async () => {
    portal = await FakePortal.start();
    target = await OddSshServer.start({
      onShell: (channel: ServerChannel) => {
        typed = '';
        channel.on('data', (data: Buffer) => {
          typed += data.toString();
          // An echo that comes in pieces, as on a slow line.
          for (const byte of data) channel.write(Buffer.from([byte]));
        });
      },
    });
  });
  afterAll(async () => {
    await portal.stop();
    await target.stop();
  });

  async function open(secret = password) {
    const order = await portal.order({ target: { port: target.port }, secret });
    const browser = await TestBrowser.terminal(portal, portal.ticketFor(order));
    const { session } = order;
    const supply = (what: SuppliedSecret) =>
      portal.ask('supply', { session, secret: what });
    return { order, session, browser, supply };
  }

  it('reaches the target, and nobody else even where the target shows it', async () => {
    const { order, session, browser, supply } = await open();
    browser.type('before ');
    await expect(supply('password')).resolves.toEqual({});
    await portal.until(() => typed.endsWith(value));
    browser.type(' after\r');
    await browser.shows('after\r');
    expect(browser.output).toBe('before ******** after\r');
    browser.tell({ type: 'end' });
    await portal.endOf(session);
    const lines = await readLines(portal, order);
    expect(lines).not.toContain('canary');
    expect(lines).toContain('"event":"supplied","note":"password"');
    expect(JSON.stringify(portal.commands)).not.toContain('canary');
    expect(portal.commands).toContainEqual(
      expect.objectContaining({ kind: 'hidden', text: '' }),
    );
    expect(portal.heard.join('')).not.toContain('canary');
    expect(JSON.stringify(browser.notices)).not.toContain('canary');
  });

  it('is the one of another credential of the same customer, and hidden as well', async () => {
    const { order, session, browser } = await open({
      ...{ kind: 'password', password: bytes('own') },
    });
    const { credential: other } = await portal.order({ secret: password });
    const borrow = (credential: CredentialOrder) =>
      portal.ask('supply', {
        ...{ session, secret: 'password', other: credential },
      });
    await expect(borrow(other)).resolves.toEqual({});
    await portal.until(() => typed === value);
    browser.type(' after\r');
    await browser.shows('after');
    expect(browser.output).not.toContain('canary');
    if (!('context' in other)) throw new Error('It is sealed here');
    const context = { ...other.context, tenant: 'globex' };
    await expect(borrow({ ...other, context })).resolves.toEqual({
      fault: 'unusable',
    });
    browser.tell({ type: 'end' });
    await portal.endOf(session);
    expect(await readLines(portal, order)).not.toContain('canary');
  });

  it('is a code of this moment, which is given once', async () => {
    const { browser, supply } = await open(withCodes);
    await expect(supply('code')).resolves.toEqual({});
    await portal.until(() => /^\d{6}$/.test(typed));
    await expect(supply('code')).resolves.toEqual({ fault: 'code-used' });
    browser.ws.close();
  });

  // A code of its own: each is taken once.
  const seed = bytes('another-seed-of-20-b');
  const both = { ...password, oneTime: { ...withCodes.oneTime, seed } };
  const offers: [SuppliedSecret[], CredentialSecret][] = [
    [['password'], password],
    [['password', 'code'], both as CredentialSecret],
  ];
  it.each(offers)(
    'is offered where the credential has it: %j',
    async (offered, secret) => {
      const { browser } = await open(secret);
      const { secrets } = await browser.notice('ready');
      expect(secrets).toEqual(offered);
      browser.ws.close();
    },
  );

  it('is not typed while the input is frozen, and not after the end', async () => {
    const { session, browser, supply } = await open();
    await portal.ask('freeze', {
      ...{ session, frozen: true, by: 'user:acme/admin', note: 'Wait' },
    });
    await expect(supply('password')).resolves.toEqual({ fault: 'no-input' });
    browser.tell({ type: 'end' });
    await portal.endOf(session);
    // That it ended is told before the last of it is put away.
    await expect(supply('password')).resolves.toEqual({
      fault: expect.stringMatching(/^(?:not-open|no-input)$/),
    });
    expect(typed).toBe('');
  });

  it('is no secret that would be carried out instead of typed', async () => {
    const { browser, supply } = await open({
      ...{ kind: 'password', password: bytes('reboot\r') },
    });
    await expect(supply('password')).resolves.toEqual({ fault: 'unusable' });
    await expect(supply('code')).resolves.toEqual({ fault: 'no-such' });
    browser.ws.close(WireProtocol.close.ended);
  });
});
