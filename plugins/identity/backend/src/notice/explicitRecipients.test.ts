import { explicitRecipients, noBroadcast } from './explicitRecipients';

const resolve = (entityRefs: string[], excludedEntityRefs?: string[]) =>
  explicitRecipients.resolveNotificationRecipients({
    ...{ entityRefs, excludedEntityRefs },
  });

describe('explicitRecipients', () => {
  it('takes people of one tenant, each once', async () => {
    const refs = ['user:acme/ada', 'user:acme/bob', 'user:acme/ada'];
    await expect(resolve(refs, ['user:acme/bob'])).resolves.toEqual({
      userEntityRefs: ['user:acme/ada'],
    });
  });

  it.each([
    [['user:acme/ada', 'user:globex/gina']],
    [['group:provider/everybody']],
    [['asset:acme/web-01']],
    [['user:acme/ada', 'group:acme/all']],
    [['ada']],
  ])('refuses %j as a whole', async refs => {
    await expect(resolve(refs)).rejects.toThrow(
      'A notification goes to people of one tenant, named one by one',
    );
  });

  it('lets nothing go to everybody', async () => {
    const payload = { title: 'Hello all' };
    const broadcast = { recipients: { type: 'broadcast' as const }, payload };
    await expect(noBroadcast.processOptions?.(broadcast)).resolves.toEqual({
      ...{ payload, recipients: { type: 'entity', entityRef: [] } },
    });
    const one = {
      recipients: { type: 'entity' as const, entityRef: 'user:acme/ada' },
      payload,
    };
    await expect(noBroadcast.processOptions?.(one)).resolves.toBe(one);
  });
});
