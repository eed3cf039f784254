/** @jest-environment node */
import {
  createRecipientKey,
  decodeCredentialSecret,
  importRecipientKey,
  openSecret,
} from '@wardroom/remote-access-common';
import { emptySecret, faultOfSecret, sealCredential } from './sealCredential';

const words = { empty: 'empty', notAKey: 'no key', notOneTime: 'no code' };
const oneTime = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const place = { tenant: 'acme', id: 'crd_aaaa', version: 1 };

describe('what is typed into a credential', () => {
  it('is sealed together with the secret of its one-time codes', async () => {
    const key = await importRecipientKey(await createRecipientKey());
    const values = { ...emptySecret, password: 'pw', oneTime };
    for (const kind of ['password', 'totp-seed'] as const) {
      const sealed = await sealCredential({
        ...{ values: { ...values, kind }, key, ...place },
      });
      const bytes = await openSecret(sealed, key, {
        ...{ purpose: 'credential', ...place },
      });
      const secret = decodeCredentialSecret(bytes);
      expect(secret.kind).toBe(kind);
      expect(secret.oneTime).toMatchObject({ digits: 6, period: 30 });
      expect(new TextDecoder().decode(secret.oneTime?.seed)).toBe(
        '12345678901234567890',
      );
    }
  });

  it.each([
    [{ kind: 'password', password: '' }, 'password'],
    [{ kind: 'password', password: 'x', oneTime: 'no!' }, 'oneTime'],
    [{ kind: 'totp-seed' }, 'oneTime'],
    [{ kind: 'private-key', privateKey: 'x' }, 'privateKey'],
    [{ kind: 'password', password: 'x' }, undefined],
    [{ kind: 'totp-seed', oneTime }, undefined],
  ] as const)('%j is refused for its field %s', (values, field) => {
    const fault = faultOfSecret({ ...emptySecret, ...values }, words);
    expect(fault?.field).toBe(field);
  });
});
