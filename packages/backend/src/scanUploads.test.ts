/** @jest-environment node */
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { until } from '@wardroom/platform-test-utils';
import { filesBelow } from './testing/filesBelow';
import { rawRequest } from './testing/rawRequest';
import { World } from './testing/World';

const MOST = 3 * 1024 * 1024;
const type = 'Content-Type: application/octet-stream';
const chunked = 'Transfer-Encoding: chunked';

describe('uploads of scans', () => {
  let world: World;

  beforeAll(async () => {
    process.env.APP_CONFIG_assets_scans_maxBytes = `${MOST}`;
    world = await World.start();
  }, 120_000);

  afterAll(async () => {
    delete process.env.APP_CONFIG_assets_scans_maxBytes;
    await world?.stop();
  }, 60_000);

  const at = (query: string, tenant = 'acme') =>
    `/api/assets/tenants/${tenant}/scan-imports?${query}`;
  const signed = () => `Authorization: Bearer ${world.people.acmeAdmin.token}`;

  const send = (
    path: string,
    body: string | undefined,
    headers: string[] = [],
  ) =>
    rawRequest(world.url, {
      ...{ method: 'POST', path, body },
      headers: [signed(), type, ...headers],
    });

  const rows = (table: string) => world.database.superuser('assets')(table);
  const imports = (name: string) => rows('scan_imports').where({ name });

  it.each([
    ['a path', '../../etc/cron.d/scan', '../../etc/cron.d/scan'],
    ['a path of Windows', 'C:\\scans\\scan', 'C:\\scans\\scan'],
    ['markup', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['a formula', '=1+1', '=1+1'],
  ])('keep a name that is %s as a text', async (_, name, kept) => {
    const { status, body } = await send(
      at(`name=${encodeURIComponent(name)}`),
      'no report',
    );
    expect({ status, name: body.name }).toEqual({ status: 202, name: kept });
    const files = readdirSync(world.dataDir, { recursive: true }).map(String);
    expect(files.filter(each => /scan$|cron|img|=1/.test(each))).toEqual([]);
  });

  it.each([
    ['NUL', 'a%00b'],
    ['a line break', 'a%0d%0ab'],
    ['what terminals obey', '%1b[31ma'],
    ['nothing', '%20'],
    ['a book', 'a'.repeat(201)],
  ])('refuse a name with %s', async (_, name) => {
    const { status, body } = await send(at(`name=${name}`), 'x');
    expect({ status, field: body.field }).toEqual({
      status: 400,
      field: 'name',
    });
  });

  it('are refused at once where more is announced than is allowed', async () => {
    const before = performance.now();
    const length = `Content-Length: ${2 ** 30}`;
    const { status, body } = await send(at('name=announced'), undefined, [
      length,
    ]);
    expect(status).toBe(413);
    expect(body.detail).toMatch(/larger than 3 MiB: export a smaller part/);
    expect(performance.now() - before).toBeLessThan(2_000);
    await expect(imports('announced')).resolves.toEqual([]);
  });

  it('are refused where more comes than is allowed, and nothing of it is kept', async () => {
    const chunk = `100000\r\n${'x'.repeat(0x100000)}\r\n`;
    const { status } = await send(at('name=large'), chunk.repeat(4), [chunked]);
    expect(status).toBe(413);
    await expect(failed('large')).resolves.toEqual({
      error: expect.stringMatching(/larger than 3 MiB/),
      left: 0,
    });
  });

  it('that break off leave nothing', async () => {
    const socket = connect(Number(new URL(world.url).port), 'localhost');
    socket.on('error', () => {});
    const lines = [signed(), type, `Content-Length: ${MOST}`];
    socket.write(
      `POST ${at('name=broken')} HTTP/1.1\r\nHost: localhost\r\n${lines.join('\r\n')}\r\n\r\n`,
    );
    socket.write('x'.repeat(2_000_000));
    await until(async () => (await rows('scan_pieces')).length > 0);
    socket.destroy();
    await expect(failed('broken')).resolves.toEqual({
      error: expect.stringMatching(/broke off/),
      left: 0,
    });
  });

  it('reach no other customer', async () => {
    const { status } = await send(at('name=foreign', 'globex'), 'x');
    expect(status).toBe(404);
    await expect(imports('foreign')).resolves.toEqual([]);
  });

  /** What an upload that failed says, and what is left of its file. */
  async function failed(name: string) {
    await until(async () => {
      const [scan] = await imports(name);
      return scan?.state === 'failed';
    });
    const [{ id, error }] = await imports(name);
    const pieces = await rows('scan_pieces').where({ scan_import_id: id });
    const onDisk = filesBelow(world.dataDir).join('\n');
    const left = pieces.length + (onDisk.includes('x'.repeat(1000)) ? 1 : 0);
    return { error, left };
  }
});
