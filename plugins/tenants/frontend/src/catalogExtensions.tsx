import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';

/** Cards on pages of the catalog: customers and people. */
export const catalogExtensions = [
  EntityCardBlueprint.make({
    name: 'customer-facts',
    params: {
      filter: { kind: 'customer' },
      type: 'info',
      loader: () =>
        import('./components/Entity/CustomerFactsCard').then(m => (
          <m.CustomerFactsCard />
        )),
    },
  }),
  EntityCardBlueprint.make({
    name: 'customer-team',
    params: {
      filter: { kind: 'customer' },
      type: 'content',
      loader: () =>
        import('./components/Entity/CustomerTeamCard').then(m => (
          <m.CustomerTeamCard />
        )),
    },
  }),
  EntityCardBlueprint.make({
    name: 'customer-people',
    params: {
      filter: { kind: 'customer' },
      type: 'content',
      loader: () =>
        import('./components/Entity/CustomerPeopleCard').then(m => (
          <m.CustomerPeopleCard />
        )),
    },
  }),
  EntityCardBlueprint.make({
    name: 'person',
    params: {
      filter: { kind: { $in: ['user', 'group'] } },
      type: 'info',
      loader: () =>
        import('./components/Entity/PersonCard').then(m => <m.PersonCard />),
    },
  }),
];
