/** @jest-environment node */
import { VaultServer } from '@wardroom/platform-test-utils';
import type {
  StoreCall,
  StoreReference,
  StoreRequest,
} from '@wardroom/remote-access-common';
import { storeClient } from './storeClient';

const reference = (
  values: Record<string, string> = {},
  kind: StoreReference['kind'] = 'password',
): StoreReference => ({
  kind,
  values: {
    mount: 'secret',
    path: 'acme/web-01',
    field: 'password',
    ...values,
  },
});

describe('the client of HashiCorp Vault and OpenBao', () => {
  let vault: VaultServer;

  beforeEach(async () => {
    vault = await VaultServer.start();
    vault.tokens.add('hvs.good');
    vault.secretIds.add('good-secret-id');
    vault.put('acme/web-01', { password: 'old' });
    vault.put('acme/web-01', { password: 'wörd', other: { nested: true } });
  });

  afterEach(() => vault.stop());

  const request = async ({ method, path, headers, body }: StoreRequest) => {
    const answer = await fetch(`${vault.address}${path}`, {
      ...{ method, headers, body: body && JSON.stringify(body) },
    });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : undefined };
  };

  const call = (
    secret: string,
    settings: Record<string, string>,
  ): StoreCall => ({
    settings,
    secret: new TextEncoder().encode(secret),
    request,
  });
  const byToken = (token = 'hvs.good') => call(token, { auth: 'token' });
  const byRole = (secretId = 'good-secret-id') =>
    call(secretId, { auth: 'approle', roleId: vault.roleId });

  const read = async (from: StoreCall, wanted = reference()) => {
    const secret = await storeClient.read(from, wanted);
    return Object.fromEntries(
      Object.entries(secret).map(([name, value]) => [
        name,
        value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
      ]),
    );
  };

  it('reads the latest version with a token, and asks nothing else', async () => {
    expect(await read(byToken())).toEqual({
      kind: 'password',
      password: 'wörd',
    });
    expect(vault.asked).toEqual(['GET /v1/secret/data/acme/web-01']);
  });

  it('signs in as an AppRole, and gives its token back', async () => {
    expect(await read(byRole())).toMatchObject({ password: 'wörd' });
    expect(vault.asked).toEqual([
      'POST /v1/auth/approle/login',
      'GET /v1/secret/data/acme/web-01',
      'POST /v1/auth/token/revoke-self',
    ]);
    expect([...vault.tokens]).toEqual(['hvs.good']);
  });

  it('gives the token back where reading failed', async () => {
    const nothing = reference({ path: 'acme/nothing' });
    await expect(read(byRole(), nothing)).rejects.toThrow();
    expect([...vault.tokens]).toEqual(['hvs.good']);
  });

  it('reads a private key with its passphrase', async () => {
    vault.put('acme/key', { private_key: '-----BEGIN…', phrase: 'open' });
    const values = {
      ...{ path: 'acme/key', field: 'private_key', passphraseField: 'phrase' },
    };
    expect(await read(byToken(), reference(values, 'private-key'))).toEqual({
      ...{
        kind: 'private-key',
        privateKey: '-----BEGIN…\n',
        passphrase: 'open',
      },
    });
  });

  it.each([
    ['a token that is not good', 'store-denied', () => read(byToken('bad'))],
    ['a wrong secret id', 'store-denied', () => read(byRole('bad'))],
    [
      'a path that the policy leaves out',
      'store-denied',
      () => {
        vault.forbidden.add('acme/web-01');
        return read(byToken());
      },
    ],
    [
      'a path where nothing is',
      'store-not-found',
      () => read(byToken(), reference({ path: 'acme/none' })),
    ],
    [
      'a field that the secret does not have',
      'store-not-found',
      () => read(byToken(), reference({ field: 'none' })),
    ],
    [
      'a field that is no text',
      'store-not-found',
      () => read(byToken(), reference({ field: 'other' })),
    ],
    [
      'an engine that is not there',
      'store-not-found',
      () => read(byToken(), reference({ mount: 'kv' })),
    ],
    [
      'a store that is sealed',
      'store-sealed',
      () => {
        vault.sealed = true;
        return read(byRole());
      },
    ],
  ])('says so of %s', async (_, reason, attempt) => {
    await expect(attempt()).rejects.toMatchObject({ reason });
  });

  it('takes a secret that was deleted for one that is not there', async () => {
    const deleted = { data: null, metadata: { deletion_time: 'then' } };
    const answer = { status: 404, body: { data: deleted } };
    for (const status of [404, 200]) {
      const from = {
        ...byToken(),
        request: async () => ({ ...answer, status }),
      };
      await expect(read(from)).rejects.toMatchObject({
        reason: 'store-not-found',
      });
    }
  });

  it.each([{}, { data: [] }, { data: { data: 'text' } }, [], 'text'])(
    'gives nothing out of an answer like %j',
    async body => {
      const from = {
        ...byToken(),
        request: async () => ({ status: 200, body }),
      };
      await expect(read(from)).rejects.toThrow();
    },
  );

  describe('as an authority', () => {
    const place: StoreReference = {
      kind: 'ssh-ca',
      values: { mount: 'ssh', role: 'technician' },
    };
    const wanted = {
      ...{ publicKey: 'ssh-ed25519 AAAA', keyId: 'session=ses_1' },
      ...{ principals: ['root', 'operator'], seconds: 180 },
      ...{ extensions: ['permit-pty'] },
      criticalOptions: { 'force-command': '/bin/true' },
    };
    const certify = (from: StoreCall, at = place) =>
      storeClient.certify?.(from, at, wanted);

    it('signs a key for minutes, as somebody, and for nothing more', async () => {
      const requests: object[] = [];
      vault.sign = asked => {
        requests.push(asked);
        return { serial_number: '1', signed_key: 'ssh-cert AAAA\n' };
      };
      expect(await certify(byRole())).toBe('ssh-cert AAAA\n');
      expect(requests).toEqual([
        {
          ...{ cert_type: 'user', public_key: 'ssh-ed25519 AAAA' },
          ...{ key_id: 'session=ses_1', valid_principals: 'root,operator' },
          ...{ ttl: '180s', extensions: { 'permit-pty': '' } },
          critical_options: { 'force-command': '/bin/true' },
        },
      ]);
      expect([...vault.tokens]).toEqual(['hvs.good']);
    });

    it('says so where the role does not allow it, or is not there', async () => {
      const refusing = {
        ...byToken(),
        request: async () => ({ status: 400, body: { errors: ['no'] } }),
      };
      await expect(certify(refusing)).rejects.toMatchObject({
        reason: 'store-denied',
      });
      await expect(certify(byToken())).rejects.toMatchObject({
        reason: 'store-not-found',
      });
    });

    it.each([{}, { signed_key: 7 }])(
      'gives nothing out of an answer like %j',
      async data => {
        vault.sign = () => data;
        await expect(certify(byToken())).rejects.toMatchObject({
          reason: 'store-misbehaved',
        });
      },
    );
  });

  it('checks that it may sign in', async () => {
    await storeClient.check(byToken());
    await storeClient.check(byRole());
    await expect(storeClient.check(byToken('bad'))).rejects.toMatchObject({
      reason: 'store-denied',
    });
  });

  it('names the namespace and escapes what stands in a path', async () => {
    const seen: StoreRequest[] = [];
    const settings = { auth: 'token', namespace: 'provider/acme' };
    const from = call('t', settings);
    from.request = async question => {
      seen.push(question);
      return { status: 200, body: { data: { data: { password: 'x' } } } };
    };
    await read(from, reference({ path: 'a b/ü?x=1' }));
    expect(seen).toEqual([
      {
        ...{ method: 'GET', path: '/v1/secret/data/a%20b/%C3%BC%3Fx%3D1' },
        body: undefined,
        headers: {
          'x-vault-request': 'true',
          'x-vault-namespace': 'provider/acme',
          'x-vault-token': 't',
        },
      },
    ]);
  });
});
