/** Text of the frame around all pages. */
export const messages = {
  product: 'Wardroom',
  home: 'Wardroom, to the first page',
  skipToContent: 'Skip to content',
  skipToNavigation: 'Skip to navigation',
  navigation: 'Main navigation',
  openNavigation: 'Open navigation',
  closeNavigation: 'Close navigation',
  otherPages: 'More',
  person: {
    menu: (name: string) => `${name}, account menu`,
    unknown: 'Account',
    account: 'Account and security',
    settings: 'Settings',
    theme: 'Theme',
    signOut: 'Sign out',
  },
  themes: { light: 'Light', dark: 'Dark', system: 'As the system' },
  catalog: {
    title: 'Catalog',
    subtitle: 'What the provider looks after: slow facts, a few seconds behind',
    search: 'Search the catalog',
    tabs: 'Parts of this entity',
    of: 'of',
    empty: 'Nothing here yet',
    emptyText:
      'Entities come from customers, people and assets. They appear here some seconds after they were created.',
    kinds: {
      asset: 'Assets',
      customer: 'Customers',
      user: 'People',
      group: 'Groups of people',
    },
    columns: {
      name: 'Name',
      kind: 'Kind',
      type: 'Type',
      customer: 'Customer',
      criticality: 'Criticality',
      tags: 'Tags',
    },
  },
  notFound: {
    title: 'Page not found',
    text: 'There is no page at this address, or it is not yours to see. The link may be old.',
    home: 'To the first page',
  },
  crash: {
    title: 'This part of the page stopped working',
    text: 'The rest of Wardroom still works. Try again; if it happens again, tell your administrator what you did.',
    retry: 'Try again',
  },
} as const;
