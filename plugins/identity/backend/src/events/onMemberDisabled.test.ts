import { mockServices } from '@backstage/backend-test-utils';
import { topicOf } from '@wardroom/platform-node';
import { IdentityWorld } from '../testing/IdentityWorld';
import { onMemberDisabled } from './onMemberDisabled';

const requester = 'user:acme/requester';

jest.setTimeout(60_000);

describe('onMemberDisabled', () => {
  let world: IdentityWorld;

  beforeAll(async () => {
    world = await IdentityWorld.start();
  });
  afterAll(() => world?.stop());

  it('somebody who loses their access loses their sign-ins and links', async () => {
    const events = mockServices.events();
    await onMemberDisabled(world.store, events);
    const password = await world.provision(requester);
    const browser = await world.signIn(requester, password);
    world.tenants.add('user:acme/admin', 'tenant-admin');
    await world.services.accounts.reset(world.browser().as('user:acme/admin'), {
      name: 'requester',
      forgetTotp: false,
    });
    await world
      .sql('sign_in_sessions')
      .update({ ended_at: null, ended_by: null });

    await events.publish({
      topic: topicOf('member.disabled'),
      eventPayload: { tenant: 'acme', person: requester },
    });

    const [session] = await world.sql('sign_in_sessions');
    expect(session.ended_by).toBe('access ended');
    const [link] = await world.sql('invitations');
    expect(link.replaced_at).not.toBeNull();
    await expect(world.validate(browser)).rejects.toThrow();
    await expect(world.audited('acme')).resolves.toContain('account.closed');
  });
});
