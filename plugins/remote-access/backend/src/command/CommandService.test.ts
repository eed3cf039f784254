import { newId } from '@wardroom/platform-common';
import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import type { LoggedCommand } from '@wardroom/remote-access-common';
import { openRemoteAccess } from '../testing/openRemoteAccess';
import { seedSession } from '../testing/seedSession';
import { commandHandler } from './commandHandler';

const boss = testScope({ ref: 'user:provider/boss', tenants: '*' });
const acme = testScope({ ref: 'user:acme/admin', tenants: ['acme'] });
const globex = testScope({ ref: 'user:globex/admin', tenants: ['globex'] });

describe('CommandService', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;

  beforeAll(async () => {
    opened = await openRemoteAccess();
  }, 60_000);

  beforeEach(async () => {
    const knex = opened.database.superuser('remote-access');
    for (const table of ['sessions', 'outbox']) await knex(table).delete();
  });

  afterAll(() => opened.database.drop());

  let minute = 0;
  function line(text: string, more: Partial<LoggedCommand> = {}) {
    minute += 1;
    const at = new Date(Date.UTC(2026, 2, 1, 9, minute)).toISOString();
    const known = { kind: 'shown' as const, uncertain: false };
    return { id: newId('cmd'), at, text, ...known, ...more };
  }

  async function log(tenant: string, ...commands: LoggedCommand[]) {
    const { id } = await seedSession(opened.store, { tenant, state: 'active' });
    await commandHandler(opened.store)({ session: id, commands });
    return id;
  }

  const texts = async (scope: typeof boss, filter: object = {}) =>
    (await opened.commands.search(scope, filter)).items.map(c => c.text);

  it('finds commands by words, beginnings and parts of paths, the latest first', async () => {
    await log(
      'acme',
      line('vi /etc/nginx/nginx.conf'),
      line('systemctl restart nginx'),
      line('df -h'),
    );
    await expect(texts(acme, { search: 'NGINX' })).resolves.toEqual([
      'systemctl restart nginx',
      'vi /etc/nginx/nginx.conf',
    ]);
    await expect(texts(acme, { search: 'nginx rest' })).resolves.toEqual([
      'systemctl restart nginx',
    ]);
    await expect(texts(acme, { search: 'apache' })).resolves.toEqual([]);
    await expect(texts(acme, { search: `'); -- :*` })).resolves.toEqual([]);
  });

  it('shows nobody the commands of another customer', async () => {
    const session = await log('acme', line('cat /etc/shadow'));
    await expect(texts(globex)).resolves.toEqual([]);
    await expect(texts(globex, { session })).resolves.toEqual([]);
    await expect(texts(globex, { search: 'shadow' })).resolves.toEqual([]);
    await expect(texts(boss)).resolves.toEqual(['cat /etc/shadow']);
  });

  it('finds by session, person and time, page by page', async () => {
    const session = await log('acme', line('one'), line('two'), line('three'));
    await log('acme', line('elsewhere'));
    await expect(texts(acme, { session })).resolves.toEqual([
      'three',
      'two',
      'one',
    ]);
    const first = await opened.commands.search(acme, { session, limit: 2 });
    const { nextCursor: cursor } = first as { nextCursor?: string };
    await expect(texts(acme, { session, limit: 2, cursor })).resolves.toEqual([
      'one',
    ]);
    const until = first.items[1].at;
    await expect(texts(acme, { session, until })).resolves.toEqual(['one']);
    await expect(texts(acme, { person: 'user:provider/x' })).resolves.toEqual(
      [],
    );
  });

  it('puts every search on record with the customer', async () => {
    await log('acme', line('reboot'));
    await opened.commands.search(boss, { search: 'reboot' });
    const { records } = await outboxOf(opened.database, 'remote-access');
    expect(records.at(-1)).toMatchObject({
      ...{ event: 'command.searched', tenant: 'acme' },
      fields: { search: 'reboot' },
    });
  });

  it('keeps what is told twice once, and puts what met a rule on record', async () => {
    const rule = { pattern: 'reboot', action: 'deny' as const };
    const denied = line('reboot', { verdict: 'denied', rule });
    const session = await log('acme', denied);
    await commandHandler(opened.store)({ session, commands: [denied] });
    const { items } = await opened.commands.search(acme, {});
    expect(items).toEqual([
      expect.objectContaining({ verdict: 'denied', rule: 'reboot' }),
    ]);
    const { records } = await outboxOf(opened.database, 'remote-access');
    expect(records.find(r => r.event === 'command.ruled')).toMatchObject({
      fields: { command: 'reboot', verdict: 'denied', pattern: 'reboot' },
    });
  });

  it('keeps text that no database likes', async () => {
    await log('acme', line('echo \u0000 \ud800'));
    await expect(texts(acme, { search: 'echo' })).resolves.toHaveLength(1);
  });
});
