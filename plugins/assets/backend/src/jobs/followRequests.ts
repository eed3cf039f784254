import { defineJob, type Job, type TenantStore } from '@wardroom/platform-node';
import type { FindingReader } from '../finding/FindingReader';
import type { FindingWriter } from '../finding/FindingWriter';
import { followRequest } from '../finding/followRequest';
import type { FindingRequestReader } from '../finding/FindingRequestReader';
import type { FindingRequestWriter } from '../finding/FindingRequestWriter';
import { requestNews, type RequestEvent } from '../finding/requestNews';

type Store = TenantStore<
  {
    findings: typeof FindingReader;
    findingRequests: typeof FindingRequestReader;
  },
  {
    findings: typeof FindingWriter;
    findingRequests: typeof FindingRequestWriter;
  }
>;

export const FOLLOW_REQUEST = 'follow request';

/** Takes findings the way of the request that they are in. */
export function followRequests(store: Store): Job {
  return defineJob({
    name: FOLLOW_REQUEST,
    async run(scope, payload) {
      const news = requestNews(payload as RequestEvent);
      await store.transact(scope, tx => followRequest(tx, news));
    },
  });
}
