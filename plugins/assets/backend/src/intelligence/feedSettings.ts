import type { RootConfigService } from '@backstage/backend-plugin-api';
import { FeedName } from '@wardroom/assets-common';

/** Where a list is fetched from and how often; `url` is absent where it is not fetched at all. */
export type FeedSettings = { url?: URL; everyHours: number };

const publishers: Record<FeedName, { url: string; everyHours: number }> = {
  kev: {
    url: 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json',
    everyHours: 6,
  },
  epss: {
    url: 'https://epss.empiricalsecurity.com/epss_scores-current.csv.gz',
    everyHours: 24,
  },
};

/** What the configuration says of each list; throws for an address that would let others write our lists. */
export function feedSettings(
  config: RootConfigService,
): Record<FeedName, FeedSettings> {
  const settingsOf = (feed: FeedName): FeedSettings => {
    const key = `assets.intelligence.${feed}`;
    const everyHours =
      config.getOptionalNumber(`${key}.everyHours`) ??
      publishers[feed].everyHours;
    if (!(everyHours >= 1)) {
      throw new Error(`${key}.everyHours: must be at least 1`);
    }
    if (config.getOptionalBoolean(`${key}.enabled`) === false) {
      return { everyHours };
    }
    const address =
      config.getOptionalString(`${key}.url`) ?? publishers[feed].url;
    return { url: addressOf(address, `${key}.url`), everyHours };
  };
  return { kev: settingsOf('kev'), epss: settingsOf('epss') };
}

function addressOf(address: string, key: string): URL {
  const url = URL.parse(address);
  const isLocal =
    url?.protocol === 'http:' &&
    ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (!url || (url.protocol !== 'https:' && !isLocal)) {
    throw new Error(
      `${key}: must be an address that begins with https://; http:// is for this machine alone`,
    );
  }
  return url;
}
