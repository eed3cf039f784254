import {
  findingLifecycle,
  type FindingState,
  type FindingTransition,
} from '@wardroom/assets-common';

/** What an event says of a request. */
export type RequestEvent = {
  tenant: string;
  id: string;
  state: string;
  /** Counts the changes of the request, so that old news is known as such. */
  version: string;
  /** Who may know of it: `customer`, or the provider alone. */
  visibility: string;
  /** Ids of the findings that follow it, parted by blanks. */
  findings: string;
};

export type RequestNews = Omit<RequestEvent, 'version' | 'findings'> & {
  version: number;
  findings: string[];
};

/** As much of it as findings follow. */
export type FollowedRequest = Pick<
  RequestNews,
  'tenant' | 'id' | 'state' | 'findings'
>;

/** The event as it is worked with. */
export function requestNews(event: RequestEvent): RequestNews {
  const findings = event.findings.split(' ').filter(Boolean);
  return { ...event, version: Number(event.version), findings };
}

const begun: readonly FindingState[] = ['fix_proposed', 'fixing'];

/**
 * What a request in this state does to a finding that follows it; nothing where the finding has gone another way. A
 * request that is closed settles only what it was still at: since it was resolved, a scan may have shown the finding again.
 */
export function moveFor(
  request: string,
  finding: FindingState,
): FindingTransition | undefined {
  const action = wanted(request);
  if (!action || !findingLifecycle.can(finding, action)) return undefined;
  if (request === 'closed' && !begun.includes(finding)) return undefined;
  return action;
}

/** Whether no work is done for a request in this state any more. */
export function isOver(request: string): boolean {
  return ['resolved', 'closed', 'cancelled'].includes(request);
}

function wanted(request: string): FindingTransition | undefined {
  switch (request) {
    case 'submitted':
    case 'acknowledged':
    case 'reopened':
      return 'propose';
    case 'in_progress':
    case 'waiting_customer':
      return 'fix';
    case 'resolved':
    case 'closed':
      return 'settle';
    case 'cancelled':
      return 'abandon';
    default:
      return undefined;
  }
}
