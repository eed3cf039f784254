import { riskAcceptanceActions } from './riskAcceptancePolicy';

const rights = { has: () => true };
const asked = {
  tenant: 'acme',
  state: 'requested' as const,
  requestedBy: 'user:provider/tess',
};

const actionsOf = (
  person: string,
  acceptance: Parameters<typeof riskAcceptanceActions>[0] = asked,
) => riskAcceptanceActions(acceptance, { person, rights });

describe('riskAcceptanceActions', () => {
  it('lets people of the customer decide', () => {
    expect(actionsOf('user:acme/ada')).toEqual(['approve', 'decline']);
  });

  it('lets nobody else decide, whatever rights they hold', () => {
    expect(actionsOf('user:provider/sue')).toEqual([]);
    expect(actionsOf('user:globex/gina')).toEqual([]);
  });

  it('lets nobody decide on what they asked for themselves', () => {
    const own = { ...asked, requestedBy: 'user:acme/ada' };
    expect(actionsOf('user:acme/ada', own)).toEqual(['withdraw']);
    expect(actionsOf('user:provider/tess')).toEqual(['withdraw']);
  });

  it('lets the customer end what it has accepted', () => {
    const accepted = { ...asked, state: 'approved' as const };
    expect(actionsOf('user:acme/ada', accepted)).toEqual(['end']);
    expect(actionsOf('user:provider/tess', accepted)).toEqual([]);
  });

  it('offers nothing without the right to it', () => {
    const none = { person: 'user:acme/ada', rights: { has: () => false } };
    expect(riskAcceptanceActions(asked, none)).toEqual([]);
  });
});
