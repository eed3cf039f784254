import { FakePortal } from '../testing/FakePortal';
import { OddSshServer } from '../testing/OddSshServer';
import { TestBrowser } from '../testing/TestBrowser';

describe('a gateway whose portal has no database', () => {
  let target: OddSshServer;
  beforeAll(async () => {
    target = await OddSshServer.start({
      onShell: channel => channel.pipe(channel),
    });
  });
  afterAll(() => target.stop());

  async function open(portal: FakePortal) {
    const order = await portal.order({ target: { port: target.port } });
    const browser = await TestBrowser.terminal(portal, portal.ticketFor(order));
    return { order, browser };
  }

  it('keeps an end that the portal cannot take, and tells it when that is well', async () => {
    const portal = await FakePortal.start();
    portal.answers.ended = false;
    const { browser, order } = await open(portal);
    browser.tell({ type: 'end' });
    const refused = () =>
      portal.faults.filter(fault => fault.includes('The database is away'));
    const vouching = setInterval(() => portal.vouch(), 100);
    await portal.until(() => refused().length > 2);
    portal.answers.ended = true;
    expect(await portal.endOf(order.session)).toMatchObject({
      ...{ reason: 'closed', recording: { state: 'sealed' } },
    });
    clearInterval(vouching);
    await portal.stop();
  });

  it('ends all sessions when nobody says for too long that they may go on', async () => {
    const portal = await FakePortal.start({ limits: { unvouchedSeconds: 4 } });
    const vouching = setInterval(() => portal.vouch(), 200);
    const { browser, order } = await open(portal);
    await new Promise(resolve => setTimeout(resolve, 5_000));
    browser.type('still here');
    await browser.shows('still here');
    clearInterval(vouching);
    expect(await portal.endOf(order.session)).toMatchObject({
      ...{ reason: 'unchecked', recording: { state: 'sealed' } },
    });
    await portal.stop();
  });
});
