import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiBugLine, RiCalendarTodoLine, RiScalesLine } from '@remixicon/react';
import { whenPermitted } from '@wardroom/platform-react';
import { messages } from './messages';
import {
  findingsRouteRef,
  remediationPolicyRouteRef,
  riskAcceptancesRouteRef,
} from './routes';

const findings = [
  PageBlueprint.make({
    name: 'findings',
    if: whenPermitted('finding.read'),
    params: {
      path: '/findings',
      routeRef: findingsRouteRef,
      title: messages.finding.list.title,
      icon: <RiBugLine />,
      noHeader: true,
      loader: () =>
        import('./pages/FindingsPage/FindingsPage').then(m => (
          <m.FindingsPage />
        )),
    },
  }),
  PageBlueprint.make({
    name: 'finding',
    if: whenPermitted('finding.read'),
    params: {
      path: '/findings/:tenant/:id',
      noHeader: true,
      loader: () =>
        import('./pages/FindingPage/FindingPage').then(m => <m.FindingPage />),
    },
  }),
];

const riskAcceptances = [
  PageBlueprint.make({
    name: 'risk-acceptances',
    if: whenPermitted('riskAcceptance.read'),
    params: {
      path: '/risks',
      routeRef: riskAcceptancesRouteRef,
      title: messages.risk.list.title,
      icon: <RiScalesLine />,
      noHeader: true,
      loader: () =>
        import('./pages/RiskAcceptancesPage/RiskAcceptancesPage').then(m => (
          <m.RiskAcceptancesPage />
        )),
    },
  }),
  PageBlueprint.make({
    name: 'risk-acceptance',
    if: whenPermitted('riskAcceptance.read'),
    params: {
      path: '/risks/:tenant/:id',
      noHeader: true,
      loader: () =>
        import('./pages/RiskAcceptancePage/RiskAcceptancePage').then(m => (
          <m.RiskAcceptancePage />
        )),
    },
  }),
];

const remediationPolicy = PageBlueprint.make({
  name: 'remediation-policy',
  if: whenPermitted('remediationPolicy.read'),
  params: {
    path: '/deadlines',
    routeRef: remediationPolicyRouteRef,
    title: messages.remediation.title,
    icon: <RiCalendarTodoLine />,
    noHeader: true,
    loader: () =>
      import('./pages/RemediationPolicyPage/RemediationPolicyPage').then(m => (
        <m.RemediationPolicyPage />
      )),
  },
});

/** Lists and pages of findings and of what is decided about them. */
export const findingExtensions = [
  ...findings,
  ...riskAcceptances,
  remediationPolicy,
];
