import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiShieldCheckLine } from '@remixicon/react';
import { auditContract } from '@wardroom/audit-common';
import { contractApi, whenPermitted } from '@wardroom/platform-react';
import { messages } from './messages';
import { auditRouteRef } from './routes';

const auditPage = PageBlueprint.make({
  name: 'audit',
  if: whenPermitted('auditEvent.read'),
  params: {
    path: '/audit',
    routeRef: auditRouteRef,
    title: messages.title,
    icon: <RiShieldCheckLine />,
    noHeader: true,
    loader: () =>
      import('./pages/AuditPage/AuditPage').then(m => <m.AuditPage />),
  },
});

/** The audit log: what happened, checked and handed out. */
export default createFrontendPlugin({
  pluginId: 'audit',
  extensions: [contractApi(auditContract), auditPage],
});
