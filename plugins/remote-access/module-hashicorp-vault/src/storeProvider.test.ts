import { storeProvider } from './storeProvider';

const { settings, references, description } = storeProvider;

describe('what is said of a store of HashiCorp Vault', () => {
  it('takes a role id for an AppRole, and none for a token', () => {
    const accepts = (value: object) => settings.safeParse(value).success;
    expect(accepts({ auth: 'approle', roleId: 'r' })).toBe(true);
    expect(accepts({ auth: 'token' })).toBe(true);
    expect(accepts({ auth: 'approle' })).toBe(false);
    expect(accepts({ auth: 'token', roleId: 'r' })).toBe(false);
    expect(accepts({ auth: 'token', token: 'in the open' })).toBe(false);
  });

  it.each(['../sys/seal', 'a/../b', 'a//b', '/a', 'a/', './a', 'a/..', 'a?b'])(
    'refuses the path %s',
    path => {
      const at = { mount: 'secret', field: 'password' };
      expect(references.password?.safeParse({ ...at, path }).success).toBe(
        false,
      );
    },
  );

  it('describes a field for everything that it takes', () => {
    for (const { kind, fields } of description.references) {
      const filled = Object.fromEntries(fields.map(f => [f.name, 'a']));
      expect(references[kind]?.safeParse(filled).success).toBe(true);
    }
  });
});
