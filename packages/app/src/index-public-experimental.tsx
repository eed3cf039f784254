import '@backstage/ui/css/styles.css';
import './theme/theme.css';
import ReactDOM from 'react-dom/client';
import { createApp } from '@backstage/frontend-defaults';
import { appModulePublicSignIn } from '@backstage/plugin-app/alpha';
import identityPlugin, { identityAppModule } from '@wardroom/identity-frontend';
import { lookModule } from './shell/lookModule';

// Whoever is not signed in gets this bundle alone: the sign-in page, and nothing of the app behind it.
const app = createApp({
  features: [
    lookModule,
    identityAppModule,
    identityPlugin,
    appModulePublicSignIn,
  ],
});

ReactDOM.createRoot(document.getElementById('root')!).render(app.createRoot());
