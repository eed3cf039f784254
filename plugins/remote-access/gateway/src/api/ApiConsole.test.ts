import { ApiSettings, type HostKey } from '@wardroom/remote-access-common';
import { until } from '@wardroom/platform-test-utils';
import { ApiServer } from '../testing/ApiServer';
import { dialing, password } from '../testing/dialing';
import { FakePortal } from '../testing/FakePortal';
import { readLines } from '../testing/readLines';
import { TestBrowser } from '../testing/TestBrowser';

const canary = 'canary-"of\\api-ü5150';
const shapes = [
  canary,
  encodeURIComponent(canary),
  JSON.stringify(canary).slice(1, -1),
  Buffer.from(`admin:${canary}`).toString('base64'),
];

const settings = (more: object = {}) =>
  ApiSettings.parse({
    ...{ protocol: 'api', certificate: 'pin', methods: ['GET', 'POST'] },
    ...more,
  });

describe('the console of a web API', () => {
  let api: ApiServer;
  let world: Awaited<ReturnType<typeof dialing>>;
  beforeAll(async () => {
    [api, world] = await Promise.all([ApiServer.start(), dialing()]);
  });
  beforeEach(() => {
    api.asked.length = 0;
  });
  afterAll(async () => {
    await world.end();
    await api.stop();
  });

  const wishes = (more: object = {}, given: object = {}) => ({
    target: { port: api.port, username: 'admin', settings: settings(more) },
    secret: password(canary),
    ...given,
  });

  /** A console that shows what it says, and how it closed. */
  async function open(more: object = {}, given: object = {}) {
    const connection = await world.dial(wishes(more, given));
    const seen = { text: '', closed: '' };
    connection.listen({
      onData: bytes => {
        seen.text += bytes.toString();
      },
      onDrain() {},
      onClose: why => {
        seen.closed = why;
      },
    });
    await connection.shell({ cols: 200, rows: 50 });
    const type = (text: string) => connection.write(Buffer.from(text));
    const shows = (text: string) => until(() => seen.text.includes(text));
    /** What a line brings up, until the next prompt. */
    const ask = async (line: string) => {
      const before = seen.text.length;
      type(`${line}\r`);
      await until(() => /\n[^\n]*> [^\n]*$/.test(seen.text.slice(before)));
      return seen.text.slice(before);
    };
    return { connection, seen, type, shows, ask };
  }

  it('says first where it stands, and asks for a line then', async () => {
    const { seen, shows } = await open();
    await shows('> ');
    const { text } = seen;
    expect(text.indexOf('GET, POST; help')).toBeGreaterThan(-1);
    expect(text.indexOf('> ')).toBeGreaterThan(text.indexOf('; help'));
  });

  it('asks with the credential, of which nothing comes back', async () => {
    const { ask, seen } = await open();
    const text = await ask('GET /echo?a=1');
    expect(api.asked).toEqual([{ line: 'GET /echo?a=1', body: '' }]);
    expect(text).toContain('200 OK');
    expect(text).toContain('"authorization": "Basic [secret]');
    expect(text).toContain('x-asked: Basic [secret]');
    expect(text).not.toMatch(/set-cookie|stolen|\nauthorization:/);
    for (const shape of shapes) expect(seen.text).not.toContain(shape);
  });

  it.each([
    [{ kind: 'bearer' }, '"authorization": "Bearer [secret]"'],
    [{ kind: 'header', name: 'X-Api-Key' }, '"x-api-key": "[secret]"'],
  ])('takes a token by %o', async (signIn, shown) => {
    const token = { secret: password('token-canary-77') };
    const { ask } = await open({ signIn }, token);
    expect(await ask('GET /echo')).toContain(shown);
  });

  it('says that a token cannot stand in a header', async () => {
    const token = { secret: password('two\r\nlines') };
    const { ask } = await open({ signIn: { kind: 'bearer' } }, token);
    expect(await ask('GET /echo')).toContain('credential');
    expect(api.asked).toEqual([]);
  });

  it('sends bodies of the type that was said', async () => {
    const { ask } = await open();
    expect(await ask('POST /echo {"name": "a b"}')).toContain(
      '"content-type": "application/json"',
    );
    await ask('type text/plain; charset=utf-8');
    await ask('accept text/xml');
    const text = await ask('post /echo hello');
    expect(text).toContain('"content-type": "text/plain; charset=utf-8"');
    expect(text).toContain('"accept": "text/xml"');
    expect(api.asked.map(({ body }) => body)).toEqual([
      '{"name": "a b"}',
      'hello',
    ]);
  });

  it('asks by no other method, for no other path, and no second server', async () => {
    const { ask } = await open({ paths: ['/echo'] });
    for (const [line, fault] of [
      ['DELETE /echo', 'DELETE: this target allows GET, POST'],
      ['GET /echo/../away', 'allows paths at and below /echo'],
      ['GET http://169.254.169.254/', 'allows paths at and below /echo'],
      ['GET /echo a body', 'GET: goes without a body'],
      ['CONNECT /echo', 'CONNECT: unknown'],
      ['type a b c', 'type: must be a type'],
    ]) {
      expect(await ask(line)).toContain(fault);
    }
    expect(api.asked).toEqual([]);
    const other = await open();
    expect(await other.ask('GET /away')).toContain(
      'Location: http://169.254.169.254/'.toLowerCase(),
    );
    expect(api.asked).toHaveLength(1);
  });

  it('shows what is text, as text, and not more than can be read', async () => {
    const { ask } = await open();
    const harm = await ask('GET /harm');
    expect(harm).toContain('before \ufffd]0;owned\ufffd\ufffd[2J\ufffdtxt');
    expect(await ask('GET /picture')).toContain('(4 bytes that are no text');
    const long = await ask('GET /long');
    expect(long).toContain('(too long: the rest is not shown)');
    expect(long.length).toBeLessThan(300_000);
  });

  it('asks only the server whose certificate is pinned', async () => {
    const pins: HostKey[] = [];
    const pinHostKey = async (key: HostKey) => pins.push(key) > 0;
    const one = await ApiServer.start();
    const { port } = one;
    const target = { port, username: 'admin', settings: settings() };
    const { ask } = await open({}, { target, pinHostKey });
    expect(pins).toMatchObject([{ type: 'x509' }]);
    await one.stop();
    const another = await ApiServer.start(port);
    expect(await ask('GET /echo')).toContain('key');
    const { reason } = await world.failure({
      ...wishes(),
      ...{ target, hostKeys: pins },
    });
    expect(reason).toBe('host-key-changed');
    expect(another.asked).toEqual([]);
    await another.stop();
    const invalid = await world.failure(wishes({ certificate: 'verify' }));
    expect(invalid.reason).toBe('certificate-invalid');
    expect(api.asked).toEqual([]);
  });

  it('can be stopped, and is not stopped by what stops programs', async () => {
    const { ask, type, shows, seen } = await open();
    type('GET /silent\r');
    await until(() => api.asked.length > 0);
    type('\u0003');
    await shows('Stopped.');
    type('GET /ec\u001a\u0003');
    expect(await ask('GET /nothing')).toContain('404 Not Found');
    type('\u001b[A\u001b[A\r');
    await until(() => api.asked.length > 2);
    type('\u0003');
    type('exit\r');
    await until(() => seen.closed === 'shell');
  });

  it('leaves what stands above alone when a line of several rows is given up', async () => {
    const { type, seen } = await open();
    type(`GET /${'a'.repeat(500)}\u0001`);
    type('\u0003');
    const after = () => seen.text.split('^C')[1] ?? '';
    await until(() => after().includes('> '));
    expect(after()).not.toMatch(/\u001b\[\d*A/);
  });

  it('is recorded line by line, without the credential', async () => {
    const portal = await FakePortal.start();
    const rule = { pattern: 'post /echo', action: 'deny' as const };
    const order = await portal.order(
      wishes({}, { policy: { commandRules: [rule] } }),
    );
    const ticket = portal.ticketFor(order);
    const browser = await TestBrowser.terminal(portal, ticket);
    await browser.shows('> ');
    browser.type('GET /echo\r');
    await browser.shows('[secret]');
    browser.type('post   /echo {}\r');
    await portal.until(() => portal.commands.length > 1);
    expect(portal.commands).toMatchObject([
      { text: 'GET /echo' },
      { text: 'post   /echo {}', verdict: 'denied' },
    ]);
    expect(api.asked).toHaveLength(1);
    browser.type('\u0015exit\r');
    const { reason } = await portal.endOf(order.session);
    expect(reason).toBe('remote-closed');
    const recorded = await readLines(portal, order);
    expect(recorded).toContain('GET /echo');
    const heard = portal.heard.join() + portal.faults.join();
    for (const shape of shapes) {
      expect(recorded + browser.output + heard).not.toContain(shape);
    }
    await portal.stop();
  });
});
