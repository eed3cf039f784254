import {
  HomeWidgetBlueprint,
  StatusSentenceBlueprint,
  TopBarItemBlueprint,
} from '@wardroom/platform-react';
import { messages } from './messages';

/** What remote access brings to homes and to the bar on top of every page. */
export const homeExtensions = [
  HomeWidgetBlueprint.make({
    name: 'live-sessions',
    params: {
      workspace: 'portal',
      title: messages.home.whoHasAccess,
      permission: 'session.read',
      order: 80,
      loader: () =>
        import('./components/Home/LiveSessions').then(m => m.LiveSessions),
    },
  }),
  StatusSentenceBlueprint.make({
    name: 'live-sessions',
    params: {
      order: 20,
      permission: 'session.read',
      loader: () =>
        import('./components/Home/LiveSentence').then(m => m.LiveSentence),
    },
  }),
  TopBarItemBlueprint.make({
    name: 'current-session',
    params: {
      place: 'end',
      order: 10,
      loader: () =>
        import('./components/Home/CurrentSession').then(m => m.CurrentSession),
    },
  }),
];
