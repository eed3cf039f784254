import { createBackendModule } from '@backstage/backend-plugin-api';
import { notificationsProcessingExtensionPoint } from '@backstage/plugin-notifications-node';
import { explicitRecipients, noBroadcast } from './notice/explicitRecipients';

/** Holds the notifications plugin to people who are named, of one tenant at a time. */
export const notificationsModuleWardroom = createBackendModule({
  pluginId: 'notifications',
  moduleId: 'wardroom',
  register(env) {
    env.registerInit({
      deps: { processing: notificationsProcessingExtensionPoint },
      async init({ processing }) {
        processing.setNotificationRecipientResolver(explicitRecipients);
        processing.addProcessor(noBroadcast);
      },
    });
  },
});
