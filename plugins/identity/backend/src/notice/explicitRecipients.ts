import { NotAllowedError } from '@backstage/errors';
import type {
  NotificationProcessor,
  NotificationRecipientResolver,
} from '@backstage/plugin-notifications-node';

/** The people of a notification: named one by one, and all of one tenant. Groups and owners are nobody. */
export const explicitRecipients: NotificationRecipientResolver = {
  async resolveNotificationRecipients({ entityRefs, excludedEntityRefs = [] }) {
    const homes = entityRefs.map(ref => /^user:([a-z0-9-]+)\/./.exec(ref)?.[1]);
    if (homes.some(home => !home) || new Set(homes).size > 1) {
      throw new NotAllowedError(
        'A notification goes to people of one tenant, named one by one',
      );
    }
    const people = new Set(entityRefs);
    for (const ref of excludedEntityRefs) people.delete(ref);
    return { userEntityRefs: [...people] };
  },
};

/** Lets nothing go to everybody, whoever sends it. */
export const noBroadcast: NotificationProcessor = {
  getName: () => 'Wardroom',
  async processOptions(options) {
    return options.recipients.type === 'broadcast'
      ? { ...options, recipients: { type: 'entity', entityRef: [] } }
      : options;
  },
};
