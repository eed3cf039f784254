import { formatCount } from '@wardroom/platform-react';

const number = (value: number) => value.toLocaleString('en-GB');

/** How much of what there is was scanned. */
export const coverage = {
  figure: 'Scan coverage',
  sentence: (scanned: number, assets: number, days: number) =>
    `${number(scanned)} of ${formatCount(assets, 'asset')} scanned in the last ${days} days.`,
  noAssets: 'There are no assets to scan yet.',
  missing: (count: number) =>
    `${formatCount(count, 'asset was', 'assets were')} not`,
  list: 'Assets not scanned',
  never: 'Never scanned',
  last: 'Last scanned',
  more: (shown: number) => `These are the ${shown} most critical.`,
  newest: 'Newest scan',
  ofSource: (source: string) => `by ${source}`,
  signedIn: 'signed in',
  allScanned: 'All are scanned by now.',
};
