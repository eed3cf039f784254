import { scanFormatTitles } from '@wardroom/assets-common';
import { coverage } from './messages/coverage';
import { double } from './messages/double';
import { emergency } from './messages/emergency';
import { finding } from './messages/finding';
import { remediation } from './messages/remediation';
import { risk } from './messages/risk';
import { scan } from './messages/scan';
import { scanImport } from './messages/scanImport';
import { split } from './messages/split';

/** All text of the screens of assets. */
export const messages = {
  coverage,
  double,
  finding,
  remediation,
  risk,
  emergency,
  scan,
  scanImport,
  split,
  sources: scanFormatTitles,
  types: {
    server: 'Server',
    workstation: 'Workstation',
    host: 'Host',
    firewall: 'Firewall',
    switch: 'Switch',
    router: 'Router',
    'web-app': 'Web application',
    database: 'Database',
    'cloud-account': 'Cloud account',
    'container-image': 'Container image',
    repository: 'Repository',
    printer: 'Printer',
    other: 'Other',
  },
  criticalities: {
    low: 'Low',
    medium: 'Medium',
    high: 'High',
    critical: 'Critical',
  },
  exposures: {
    unknown: 'Not stated',
    internal: 'Inside only',
    internet: 'The internet',
  },
  origins: { entered: 'Entered', discovered: 'Discovered' },
  states: { active: 'In use', retired: 'Retired' },
  list: {
    title: 'Assets',
    subtitle: (customer: string | undefined) =>
      customer
        ? `What ${customer} has and we look after`
        : 'What customers have and we look after',
    subtitlePortal: 'What you have and we look after',
    search: 'Search assets',
    empty: 'No assets yet',
    emptyText: 'Add the first one, or apply entity files in the settings.',
    emptyHidden: 'Your provider adds what they look after for you.',
    create: 'New asset',
    download: 'Export as CSV',
    columns: {
      name: 'Asset',
      customer: 'Customer',
      type: 'Type',
      criticality: 'Criticality',
      owner: 'Owner',
      addresses: 'Addresses',
      tags: 'Tags',
      origin: 'Origin',
      state: 'State',
      updated: 'Changed',
      actions: 'Actions',
    },
    filterTag: (tag: string) => `Only assets with the tag ${tag}`,
    moreAddresses: (count: number) => `and ${count} more`,
  },
  fields: {
    tenant: 'Customer',
    title: 'Title',
    name: 'Name',
    nameHint:
      'Lowercase letters, digits and hyphens. It stands in addresses and never changes.',
    type: 'Type',
    criticality: 'Criticality',
    criticalityHint: 'How much the work depends on it',
    exposure: 'Reachable from',
    exposureHint: 'Findings are more pressing on what the internet reaches',
    owner: 'Owner',
    ownerHint: 'Words, or a person such as user:acme/jane',
    addresses: 'Addresses',
    addressesHint: 'IP addresses, host names or MAC addresses, one in a line',
    tags: 'Tags',
    tagsHint: 'Parted by commas',
    notes: 'Notes',
  },
  create: {
    title: 'New asset',
    submit: 'Add asset',
    done: (title: string) => `${title} was added`,
  },
  edit: {
    action: 'Edit',
    name: (title: string) => `Edit ${title}`,
    submit: 'Save changes',
    done: (title: string) => `${title} was saved`,
  },
  retire: {
    action: 'Retire',
    name: (title: string) => `Retire ${title}`,
    done: (title: string) => `${title} was retired`,
    undo: 'Undo',
    undone: (title: string) => `${title} is in use again`,
  },
  reactivate: {
    action: 'Use again',
    name: (title: string) => `Use again: ${title}`,
    done: (title: string) => `${title} is in use again`,
  },
  remove: {
    action: 'Delete',
    name: (title: string) => `Delete ${title}`,
    title: (title: string) => `Delete ${title} for good?`,
    text: 'Its requests and recordings keep their records, but it can no longer be looked up. This cannot be undone.',
    confirm: 'Delete asset',
  },
  asset: {
    back: 'All assets',
    facts: 'Facts',
    discovered: 'Found by a scan',
    nobody: 'Nobody',
    requests: 'Requests for this asset',
    newRequest: 'Request an intervention',
    retiredText: 'It is out of use, and the catalog does not show it.',
    addresses: 'Addresses',
    changed: 'Last changed',
  },
  customerCard: {
    title: 'Assets',
    total: (count: number) => `${count} in use`,
    empty: 'No assets yet',
    emptyText: 'Add the first one on the page “Assets”.',
    byType: 'By type',
    byCriticality: 'By criticality',
    all: 'All assets',
  },
} as const;
