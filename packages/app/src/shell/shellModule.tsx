import appPlugin from '@backstage/plugin-app';
import {
  NavContentBlueprint,
  SwappableComponentBlueprint,
} from '@backstage/plugin-app-react';
import {
  coreExtensionData,
  createFrontendModule,
  ErrorDisplay,
  NotFoundErrorPage,
} from '@backstage/frontend-plugin-api';
import { platformExtensions } from '@wardroom/platform-react';
import { CrashedPart } from '../pages/CrashedPart';
import { NotFoundPage } from '../pages/NotFoundPage';
import { themes } from '../theme/themes';
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

const notFound = SwappableComponentBlueprint.make({
  name: 'core-not-found-error-page',
  params: define =>
    define({ component: NotFoundErrorPage, loader: () => NotFoundPage }),
});

const crashed = SwappableComponentBlueprint.make({
  name: 'core-error-display',
  params: define =>
    define({ component: ErrorDisplay, loader: () => CrashedPart }),
});

/** The frame of the app: layout, navigation, themes, our words for errors, and the slots of the platform. */
export const shellModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    layout,
    navigation,
    notFound,
    crashed,
    ...themes,
    ...platformExtensions,
  ],
});
