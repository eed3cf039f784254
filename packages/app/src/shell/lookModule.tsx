import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import {
  createFrontendModule,
  ErrorDisplay,
  NotFoundErrorPage,
  PageLayout,
} from '@backstage/frontend-plugin-api';
import { CrashedPart } from '../pages/CrashedPart';
import { FrameworkPage } from '../pages/FrameworkPage';
import { NotFoundPage } from '../pages/NotFoundPage';
import { themes } from '../theme/themes';

/** Themes, frames of pages, and our words for what goes wrong; the app and its public sign-in page share it. */
export const lookModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ...themes,
    SwappableComponentBlueprint.make({
      name: 'core-not-found-error-page',
      params: define =>
        define({ component: NotFoundErrorPage, loader: () => NotFoundPage }),
    }),
    SwappableComponentBlueprint.make({
      name: 'core-page-layout',
      params: define =>
        define({ component: PageLayout, loader: () => FrameworkPage }),
    }),
    SwappableComponentBlueprint.make({
      name: 'core-error-display',
      params: define =>
        define({ component: ErrorDisplay, loader: () => CrashedPart }),
    }),
  ],
});
