import { formatCount } from '@wardroom/platform-react';

const findings = (count: number) => formatCount(count, 'finding');

/** Requests that fix findings. */
export const findingRequest = {
  ofSelection: 'Create request from selection',
  create: 'Create request',
  titleOf: (count: number) => `Fix ${findings(count)}`,
  line: (title: string, asset: string) => `- ${title} (${asset})`,
  textOf: (lines: string[], more: number) =>
    [
      'Please remove these weaknesses:',
      ...lines,
      ...(more > 0 ? [`- and ${more} more`] : []),
    ].join('\n'),
  severalTitle: 'One request for each customer',
  severalText:
    'The selection is of several customers. A request is always for one of them.',
  one: (count: number) => `Create request for ${findings(count)}`,
  close: 'Close',
  tooMany: 'Too many for one request',
  tooManyText: (most: number, assets: number) =>
    `A request takes ${findings(most)} on ${formatCount(assets, 'asset')} at most. Select fewer of them.`,
} as const;
