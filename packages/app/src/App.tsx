import { createApp } from '@backstage/frontend-defaults';
import { features } from './features';

/** The app: what is in it stands in `features`, who sees what in the `if` of each page. */
export const App = createApp({ features }).createRoot();
