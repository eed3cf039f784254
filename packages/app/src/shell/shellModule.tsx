import appPlugin from '@backstage/plugin-app';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import {
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { platformExtensions } from '@wardroom/platform-react';
import { Navigation } from './Navigation';
import { ShellLayout } from './ShellLayout';

const layout = appPlugin.getExtension('app/layout').override({
  factory: (_original, { inputs }) => [
    coreExtensionData.reactElement(
      <ShellLayout
        nav={inputs.nav.get(coreExtensionData.reactElement)}
        content={inputs.content.get(coreExtensionData.reactElement)}
      />,
    ),
  ],
});

const navigation = NavContentBlueprint.make({
  params: { component: Navigation },
});

/** The frame of the app: layout, navigation, and the slots of the platform. */
export const shellModule = createFrontendModule({
  pluginId: 'app',
  extensions: [layout, navigation, ...platformExtensions],
});
