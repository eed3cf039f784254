import {
  HomeWidgetBlueprint,
  StatusSentenceBlueprint,
} from '@wardroom/platform-react';
import { messages } from './messages';

/** What tenants bring to the homes of both workspaces. */
export const homeExtensions = [
  HomeWidgetBlueprint.make({
    name: 'my-customers',
    params: {
      workspace: 'console',
      title: messages.myCustomers.title,
      order: 90,
      loader: () =>
        import('./components/Home/MyCustomers').then(m => m.MyCustomers),
    },
  }),
  HomeWidgetBlueprint.make({
    name: 'assigned-technicians',
    params: {
      workspace: 'portal',
      title: messages.whoHasAccess.title,
      permission: 'assignment.read',
      order: 81,
      loader: () =>
        import('./components/Home/AssignedTechnicians').then(
          m => m.AssignedTechnicians,
        ),
    },
  }),
  StatusSentenceBlueprint.make({
    name: 'suspension',
    params: {
      order: 10,
      loader: () =>
        import('./components/Home/SuspensionSentence').then(
          m => m.SuspensionSentence,
        ),
    },
  }),
  StatusSentenceBlueprint.make({
    name: 'assignments',
    params: {
      order: 90,
      permission: 'assignment.read',
      loader: () =>
        import('./components/Home/AssignmentSentence').then(
          m => m.AssignmentSentence,
        ),
    },
  }),
];
