import { newId } from '@wardroom/platform-common';
import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import {
  encodeCredentialSecret,
  sealSecret,
  TelnetSettings,
  type Sealed,
} from '@wardroom/remote-access-common';
import { openRemoteAccess } from '../testing/openRemoteAccess';
import { startGateway } from '../testing/startGateway';

const tenant = 'acme';
const boss = testScope({ ref: 'user:provider/boss', tenants: [tenant] });
const canary = 'canary-s3cret-of-web-01';

describe('CredentialService', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;

  beforeAll(async () => {
    opened = await openRemoteAccess();
    await startGateway(opened);
  }, 60_000);

  afterAll(async () => {
    await opened.gateway.stop();
    await opened.database.drop();
  });

  function seal(id: string, version = 1): Promise<Sealed> {
    const password = new TextEncoder().encode(canary);
    return sealSecret(
      encodeCredentialSecret({ kind: 'password', password }),
      opened.gateway.identity().seal,
      { purpose: 'credential', tenant, id, version },
    );
  }

  async function store(label: string) {
    const id = newId('crd');
    const sealed = await seal(id);
    const fields = { id, kind: 'password' as const, label, sealed };
    return opened.credentials.create(boss, fields);
  }

  it('stores a sealed secret and never gives it out', async () => {
    const created = await store('root of web-01');
    expect(created).toMatchObject({
      label: 'root of web-01',
      secretVersion: 1,
    });
    const seen = [
      created,
      await opened.credentials.get(boss, created),
      await opened.credentials.list(boss, {}),
    ];
    expect(JSON.stringify(seen)).not.toMatch(/sealed|ciphertext/);
  });

  it('leaves nothing of the secret in the database or the audit trail', async () => {
    await store('canary');
    const knex = opened.database.superuser('remote-access');
    const everything = JSON.stringify([
      await knex('credentials'),
      await knex('outbox'),
      await knex('idempotency_keys'),
    ]);
    expect(everything).not.toContain(canary);
    expect(everything).not.toContain(Buffer.from(canary).toString('base64url'));
  });

  it('refuses a secret that was sealed to another key', async () => {
    const id = newId('crd');
    const sealed = { ...(await seal(id)), kid: 'x'.repeat(22) };
    await expect(
      opened.credentials.create(boss, {
        ...{ id, kind: 'password', label: 'other key', sealed },
      }),
    ).rejects.toThrow(/^sealed: is not sealed to the present key/);
  });

  it('renews a secret for the next version only', async () => {
    const { id, version } = await store('to be renewed');
    const secret = async (secretVersion: number) => ({
      kind: 'password' as const,
      sealed: await seal(id, secretVersion),
      secretVersion,
    });
    await expect(
      opened.credentials.update(boss, {
        ...{ id, version, secret: await secret(3) },
      }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    const renewed = await opened.credentials.update(boss, {
      ...{ id, version, secret: await secret(2) },
    });
    expect(renewed).toMatchObject({
      secretVersion: 2,
      renewedBy: 'user:provider/boss',
    });
  });

  it('lets one of two renewals at once win', async () => {
    const { id, version } = await store('raced');
    const renew = async () =>
      opened.credentials.update(boss, {
        ...{ id, version },
        secret: {
          ...{ kind: 'password', secretVersion: 2 },
          sealed: await seal(id, 2),
        },
      });
    const results = await Promise.allSettled([renew(), renew()]);
    expect(results.map(r => r.status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
  });

  it('keeps a credential that opens a target', async () => {
    const credential = await store('in use');
    await opened.targets.create(boss, {
      ...{ asset: 'ast_web1', name: 'uses it', host: 'web-01', port: 22 },
      ...{ username: 'root', credential: credential.id },
    });
    await expect(opened.credentials.delete(boss, credential)).rejects.toThrow(
      /"in use" opens uses it/,
    );
    const { allowedActions } = await opened.credentials.get(boss, credential);
    expect(allowedActions).toEqual(['update', 'rotate']);
  });

  it('offers no change of a password that is used without SSH', async () => {
    const credential = await store('of a switch');
    await opened.targets.create(boss, {
      ...{ asset: 'ast_web1', name: 'by telnet', host: 'sw-01', port: 23 },
      ...{ username: 'admin', credential: credential.id },
      settings: TelnetSettings.parse({ protocol: 'telnet' }),
    });
    const { allowedActions } = await opened.credentials.get(boss, credential);
    expect(allowedActions).toEqual(['update']);
  });

  it('says on record who stored, changed and removed it', async () => {
    const { id, version } = await store('short-lived');
    await opened.credentials.update(boss, { id, version, label: 'renamed' });
    await opened.credentials.delete(boss, { id });
    const { records } = await outboxOf(opened.database, 'remote-access');
    const mine = records.filter(r => r.object === id);
    expect(mine.map(r => [r.event, r.sentence])).toEqual([
      [
        'credential.created',
        'user:provider/boss stored the credential short-lived (password)',
      ],
      [
        'credential.updated',
        'user:provider/boss changed label of the credential renamed',
      ],
      [
        'credential.deleted',
        'user:provider/boss removed the credential renamed',
      ],
    ]);
  });

  it('shows a reader what it may do and no more', async () => {
    const { id } = await store('read only');
    const reader = testScope({
      ref: 'user:provider/technician',
      tenants: [tenant],
      holds: ['credential.read'],
    });
    const { allowedActions } = await opened.credentials.get(reader, { id });
    expect(allowedActions).toEqual([]);
  });
});
