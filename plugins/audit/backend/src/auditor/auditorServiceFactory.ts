import { DefaultAuditorService } from '@backstage/backend-defaults/auditor';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { auditStoreServiceRef } from '../auditStoreServiceRef';
import { recordOf } from './recordOf';
import { RecordQueue } from './RecordQueue';

/**
 * Backstage's auditor, writing into the chains. It waits until the record is durable: where the chain cannot be
 * written, the audited request fails, before it did anything.
 */
export const auditorServiceFactory = createServiceFactory({
  service: coreServices.auditor,
  deps: {
    auth: coreServices.auth,
    httpAuth: coreServices.httpAuth,
    logger: coreServices.logger,
    plugin: coreServices.pluginMetadata,
    store: auditStoreServiceRef,
  },
  createRootContext: ({ store }) => new RecordQueue(store),
  factory({ auth, httpAuth, logger, plugin }, queue) {
    return DefaultAuditorService.create(
      async event => {
        const record = recordOf(event);
        if (!record) return;
        try {
          await queue.append(record);
        } catch (error) {
          logger.error('The audit log cannot be written', error as Error);
          throw new ServiceUnavailableError(
            event.status === 'initiated'
              ? 'The audit log cannot be written now, so nothing was done: try again later'
              : 'The audit log cannot be written now: look whether your change was made before you repeat it',
          );
        }
      },
      { auth, httpAuth, plugin },
    );
  },
});
