import { InputError } from '@backstage/errors';
import {
  systemScope,
  type TenantScope,
  type TenantStore,
  type Upload,
} from '@wardroom/platform-node';
import {
  FeedName,
  type Feed,
  type Intelligence,
} from '@wardroom/assets-common';
import { PROVIDER } from '@wardroom/tenants-common';
import { enqueueRanking } from '../enqueueRanking';
import type { RankReader } from '../rank/RankReader';
import type { RankWriter } from '../rank/RankWriter';
import { FeedFault } from './FeedFault';
import type { FeedSettings } from './feedSettings';
import type { IntelligenceReader, StoredFeed } from './IntelligenceReader';
import {
  recordsOf,
  type IntelligenceWriter,
  type Release,
} from './IntelligenceWriter';
import { readEpss } from './readEpss';
import { readKev } from './readKev';
import { unpackFeed } from './unpackFeed';

type Store = TenantStore<
  { intelligence: typeof IntelligenceReader; ranks: typeof RankReader },
  { intelligence: typeof IntelligenceWriter; ranks: typeof RankWriter }
>;

const hourMs = 3_600_000;
const mostFileBytes = 64 * 1024 * 1024;
/** A list that has lost more than this share of its CVEs is taken for a broken one. */
const mostLost = 0.05;
/** Clocks of others may be wrong by so much. */
const aheadMs = 48 * hourMs;

const titles: Record<FeedName, string> = { kev: 'KEV', epss: 'EPSS' };

/** Use cases of what the world outside knows of vulnerabilities. */
export class IntelligenceService {
  readonly #store: Store;
  readonly #settings: Record<FeedName, FeedSettings>;

  constructor(store: Store, settings: Record<FeedName, FeedSettings>) {
    this.#store = store;
    this.#settings = settings;
  }

  /** The lists are public and the same for everybody: no customer's data is in what this answers. */
  async get(): Promise<Intelligence> {
    const provider = systemScope('assets', [PROVIDER]);
    const stored = await this.#store.readOnce(provider, r =>
      r.intelligence.feeds(),
    );
    return {
      feeds: FeedName.options.map(feed =>
        presented(
          stored.find(one => one.feed === feed) ?? { feed, records: 0 },
          this.#settings[feed],
        ),
      ),
    };
  }

  /** Takes a list as a file that somebody gives. */
  async load(
    scope: TenantScope,
    { feed }: { feed: FeedName },
    file: Pick<Upload, 'pieces'>,
  ): Promise<Intelligence> {
    try {
      await this.take(scope, feed, file.pieces(mostFileBytes));
    } catch (error) {
      throw error instanceof FeedFault
        ? new InputError(`file: ${error.message}`)
        : error;
    }
    return this.get();
  }

  /**
   * Takes a list, from wherever it comes: reads it to its end, and only then puts it in the place of the one before.
   * Afterwards every customer's findings are compared with it.
   *
   * @param scope - needs all tenants
   * @throws FeedFault if it is not to be trusted, and then nothing has changed
   */
  async take(
    scope: TenantScope,
    feed: FeedName,
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<void> {
    const list = await releaseOf(feed, unpackFeed(bytes));
    await this.#store.transact(scope, async tx => {
      await tx.intelligence.lock(feed);
      const feeds = await tx.intelligence.feeds();
      const before = feeds.find(one => one.feed === feed);
      refuseDoubtful(list, before);
      const changed = await tx.intelligence.replace(list);
      await tx.audit('intelligence.loaded', {
        ...{ tenant: PROVIDER, object: feed, feed: titles[feed] },
        ...{ release: list.release, records: recordsOf(list), changed },
      });
      // The first list makes known what is not on it, too.
      if (changed === 0 && before?.succeededAt) return;
      for (const tenant of await tx.ranks.tenants()) {
        await enqueueRanking(tx, tenant, { compare: true });
      }
    });
  }
}

async function releaseOf(
  feed: FeedName,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Release> {
  return feed === 'kev'
    ? { feed, ...(await readKev(bytes)) }
    : { feed, ...(await readEpss(bytes)) };
}

function refuseDoubtful(list: Release, before?: StoredFeed): void {
  const { releasedAt } = list;
  if (Date.parse(releasedAt) > Date.now() + aheadMs) {
    throw new FeedFault(
      `The list is dated ${releasedAt.slice(0, 10)}, which is yet to come`,
    );
  }
  if (before?.releasedAt && releasedAt < before.releasedAt) {
    throw new FeedFault(
      `The list is of ${releasedAt}, older than that of ${before.releasedAt}, which is known already`,
    );
  }
  const records = recordsOf(list);
  if (before && records < before.records * (1 - mostLost)) {
    throw new FeedFault(
      `The list has ${records} CVEs where ${before.records} were known: more than 5 % are missing`,
    );
  }
}

function presented(stored: StoredFeed, settings: FeedSettings): Feed {
  const { url, everyHours } = settings;
  return {
    ...stored,
    isFetched: url !== undefined,
    host: url?.host,
    everyHours: url && everyHours,
    warning: warningOf(stored, settings),
  };
}

function warningOf(
  { feed, succeededAt, error }: StoredFeed,
  { url, everyHours }: FeedSettings,
): string | undefined {
  const name = titles[feed];
  if (error) {
    return succeededAt
      ? `${name} was not renewed: ${error}. What was known on ${succeededAt.slice(0, 10)} still holds.`
      : `${name} could not be read yet: ${error}. Findings show what scanners say themselves.`;
  }
  if (!succeededAt) {
    return url
      ? `${name} has not been read yet. Findings show what scanners say themselves.`
      : `${name} is not fetched, and no file of it was given. Findings show what scanners say themselves.`;
  }
  const ageMs = Date.now() - Date.parse(succeededAt);
  const oldMs = url ? 3 * everyHours * hourMs : 30 * 24 * hourMs;
  return ageMs > oldMs
    ? `${name} is old: it was last read on ${succeededAt.slice(0, 10)}.`
    : undefined;
}
