/** Pages of the navigation by their addresses, in groups; what is not named here comes last. */
export const navigationSections: readonly {
  title?: string;
  paths: readonly string[];
}[] = [
  {
    paths: [
      '/',
      '/notifications',
      '/requests',
      '/assets',
      '/catalog',
      '/running',
      '/sessions',
      '/access',
      '/sites',
      '/commands',
      '/vault',
    ],
  },
  {
    title: 'Exposure',
    paths: ['/findings', '/risks', '/deadlines', '/scans', '/imports'],
  },
  { title: 'Customers', paths: ['/customers', '/groups', '/team'] },
  {
    title: 'Oversight',
    paths: ['/people', '/session-rules', '/gateways', '/audit', '/settings'],
  },
];
