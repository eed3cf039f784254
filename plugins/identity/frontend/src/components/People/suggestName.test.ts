import { memberName } from '@wardroom/tenants-common';
import { suggestName } from './suggestName';

describe('suggestName', () => {
  it.each([
    ['Jane.Doe@acme.example', 'jane.doe'],
    ['j..doe+test@acme.example', 'j.doetest'],
    ['-jane-@acme.example', 'jane'],
  ])('makes of %s the name %s, which is one', (email, name) => {
    expect(suggestName(email)).toBe(name);
    expect(memberName.safeParse(name).success).toBe(true);
  });
});
