import { formatCount } from '@wardroom/platform-react';

const findings = (count: number) => formatCount(count, 'finding');

/** Risks that customers accept for a time. */
export const risk = {
  title: 'Risk acceptance',
  states: {
    requested: 'Awaits a decision',
    approved: 'Accepted',
    declined: 'Not accepted',
    withdrawn: 'Withdrawn',
    ended: 'Ended',
    expired: 'Day has passed',
  },
  until: 'Until',
  of: (count: number) => `Risk of ${findings(count)}`,
  asked: 'Asked by',
  decided: 'Decided by',
  home: {
    title: 'Risks to decide about',
    empty: 'No risk awaits your decision',
    emptyText:
      'When somebody asks to leave a finding as it is for a time, it appears here.',
    open: 'Look at it',
  },
  actions: {
    approve: {
      name: 'Accept the risk',
      title: (count: number) => `Accept the risk of ${findings(count)}?`,
      text: 'They are left as they are until that day, and open again after it.',
    },
    decline: {
      name: 'Do not accept',
      title: (count: number) =>
        `Do you not accept the risk of ${findings(count)}?`,
      text: 'They stay open.',
    },
    withdraw: {
      name: 'Withdraw',
      title: (count: number) =>
        `Ask no more to accept the risk of ${findings(count)}?`,
      text: 'They stay open.',
    },
    end: {
      name: 'End now',
      title: (count: number) =>
        `End the acceptance of the risk of ${findings(count)}?`,
      text: 'They are open again at once.',
    },
  },
} as const;
