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
