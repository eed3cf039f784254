import { defineJob, type TenantStore } from '@wardroom/platform-node';
import { FeedName } from '@wardroom/assets-common';
import { FeedFault } from '../intelligence/FeedFault';
import type { FeedSettings } from '../intelligence/feedSettings';
import type { IntelligenceReader } from '../intelligence/IntelligenceReader';
import type { IntelligenceService } from '../intelligence/IntelligenceService';
import type { IntelligenceWriter } from '../intelligence/IntelligenceWriter';
import { openFeed } from '../intelligence/openFeed';

type Store = TenantStore<
  { intelligence: typeof IntelligenceReader },
  { intelligence: typeof IntelligenceWriter }
>;

const minuteMs = 60_000;
const patienceMs = 2 * minuteMs;
/** A publisher that fails is left alone for so long. */
const afterFailureMs = 60 * minuteMs;

/** Fetches the lists that are due. One that fails says so with its state, and keeps nobody from the others. */
export function fetchIntelligence(options: {
  store: Store;
  intelligence: IntelligenceService;
  settings: Record<FeedName, FeedSettings>;
  /** How long one list may take, in ms. */
  timeoutMs?: number;
}) {
  const { store, intelligence, settings, timeoutMs = patienceMs } = options;
  return defineJob({
    name: 'fetch intelligence',
    everyMs: 10 * minuteMs,
    async run(scope) {
      for (const feed of FeedName.options) {
        const { url, everyHours } = settings[feed];
        if (!url) continue;
        const last = {
          success: new Date(Date.now() - everyHours * 60 * minuteMs),
          failure: new Date(Date.now() - afterFailureMs),
        };
        const isOurs = await store.transact(scope, tx =>
          tx.intelligence.claim(feed, last),
        );
        if (!isOurs) continue;
        try {
          const signal = AbortSignal.timeout(timeoutMs);
          await intelligence.take(scope, feed, openFeed(url, signal));
        } catch (error) {
          const { message } = error as Error;
          await store.transact(scope, tx =>
            tx.intelligence.noteFault(
              feed,
              error instanceof FeedFault ? message : 'It could not be stored',
            ),
          );
          if (!(error instanceof FeedFault)) throw error;
          store.logger.warn(`the list ${feed} was not renewed: ${message}`);
        }
      }
    },
  });
}
