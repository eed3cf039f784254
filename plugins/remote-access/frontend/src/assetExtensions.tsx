import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { AssetActionBlueprint } from '@wardroom/platform-react';

/** What remote access brings to an asset: the button that opens a session, and the card of its targets. */
export const assetExtensions = [
  AssetActionBlueprint.make({
    name: 'open-session',
    params: {
      permission: 'session.open',
      order: 10,
      loader: () =>
        import('./components/OpenSession/OpenSessionButton').then(
          m => m.OpenSessionButton,
        ),
    },
  }),
  EntityCardBlueprint.make({
    name: 'remote-access',
    params: {
      filter: { kind: 'asset' },
      type: 'content',
      loader: () =>
        import('./components/Entity/RemoteAccessCard').then(m => (
          <m.RemoteAccessCard />
        )),
    },
  }),
];
