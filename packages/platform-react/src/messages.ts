/** Text of the building blocks that all screens share. */
export const messages = {
  loading: 'Loading',
  retry: 'Retry',
  problem: {
    titleOf: (status: number) => {
      if (status === 401) return 'You are signed out';
      if (status === 403) return 'You may not do this';
      if (status === 404) return 'Not found';
      if (status === 409) return 'This has changed meanwhile';
      if (status === 429) return 'Too many requests';
      return 'The server could not answer';
    },
    unreadable: (status: number) => {
      if (status === 401) return 'Sign in again to go on.';
      if (status === 429) return 'Wait a minute, then try again.';
      return `The server answered with status ${status}. Try again in a minute; if it stays, tell your administrator.`;
    },
    offlineTitle: 'No connection to the server',
    offline:
      'The server could not be reached. Check your network, then try again.',
    unexpectedTitle: 'Something went wrong',
    requestId: (id: string) => `Request ${id}`,
  },
  page: {
    productName: 'Wardroom',
    allCustomers: 'All customers',
    workingIn: (name: string) => `Working in ${name}`,
  },
  table: {
    customer: 'Customer',
    allCustomers: 'All customers',
    sort: 'Sort rows',
    sortAscending: (name: string) => `${name}, ascending`,
    sortDescending: (name: string) => `${name}, descending`,
    sortedWithin: (count: number) =>
      `Sorted within the ${count} rows loaded so far`,
    rows: (count: number) => (count === 1 ? '1 row' : `${count} rows`),
    rowsSoFar: (count: number) => `${count} rows so far`,
    loadMore: 'Load more',
    loadingMore: 'Loading more',
    select: (name: string) => `Select ${name}`,
    selectAll: 'Select all rows',
    selected: (count: number) => `${count} selected`,
    export: 'Export',
    exportCsv: 'As CSV',
    exportJson: 'As JSON',
    noMatches: 'Nothing matches these filters',
    noMatchesHint: 'Change or clear the filters to see more.',
    clearFilters: 'Clear filters',
  },
  views: {
    menu: 'Saved views',
    save: 'Save this view…',
    saveTitle: 'Save this view',
    saveLabel: 'Save view',
    name: 'Name of the view',
    nameMissing: 'must not be empty',
    remove: (name: string) => `Remove “${name}”`,
    removeSection: 'Remove a view',
  },
  form: {
    cancel: 'Cancel',
    checkFields: 'Check the marked fields',
    required: 'must not be empty',
    choose: 'Choose one from the list',
    requiredMark: 'Required',
    dropFile: 'Or drop a file here.',
    file: (name: string, size: string) => `${name}, ${size}`,
  },
  confirm: {
    reason: 'Reason',
    typeToConfirm: (name: string) => `Type “${name}” to confirm`,
  },
  download: {
    failed: 'The file could not be downloaded',
  },
  person: {
    unknown: 'Unknown person',
    plugin: (name: string) => `Wardroom (${name})`,
    anonymous: 'Somebody not signed in',
  },
} as const;
