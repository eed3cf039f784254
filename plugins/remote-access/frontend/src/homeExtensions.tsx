import {
  HomeWidgetBlueprint,
  StatusSentenceBlueprint,
} from '@wardroom/platform-react';
import { messages } from './messages';

/** What homes show of remote access. */
export const homeExtensions = [
  HomeWidgetBlueprint.make({
    name: 'who-has-access',
    params: {
      workspace: 'portal',
      title: messages.access.title,
      permission: 'session.read',
      order: 80,
      loader: () =>
        import('./components/Home/LiveSessions').then(m => m.LiveSessions),
    },
  }),
  HomeWidgetBlueprint.make({
    name: 'access-requests',
    params: {
      workspace: 'portal',
      title: messages.grant.widget.title,
      permission: 'grant.approve',
      order: 15,
      loader: () =>
        import('./components/Home/AccessRequests').then(m => m.AccessRequests),
    },
  }),
  HomeWidgetBlueprint.make({
    name: 'emergencies',
    params: {
      workspace: 'console',
      title: messages.emergency.title,
      permission: 'emergency.review',
      order: 20,
      loader: () =>
        import('./components/Home/OverdueReviews').then(m => m.OverdueReviews),
    },
  }),
  HomeWidgetBlueprint.make({
    name: 'plan-reports',
    params: {
      workspace: 'console',
      title: messages.plan.widget.title,
      permission: 'planReport.explain',
      order: 22,
      loader: () =>
        import('./components/Home/DueReports').then(m => m.DueReports),
    },
  }),
  StatusSentenceBlueprint.make({
    name: 'provider-access',
    params: {
      order: 5,
      permission: 'emergency.read',
      loader: () =>
        import('./components/Home/AccessSentence').then(m => m.AccessSentence),
    },
  }),
  HomeWidgetBlueprint.make({
    name: 'my-sessions',
    params: {
      workspace: 'console',
      title: messages.running.title,
      permission: 'session.open',
      order: 25,
      loader: () =>
        import('./components/Home/MySessions').then(m => m.MySessions),
    },
  }),
];
