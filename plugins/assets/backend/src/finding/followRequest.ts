import type { Effects } from '@wardroom/platform-node';
import type { FindingTransition } from '@wardroom/assets-common';
import type { FindingWriter } from './FindingWriter';
import type { StoredFinding } from './findingOf';
import { shortOf } from './mustBeSeen';
import type { FindingRequestWriter } from './FindingRequestWriter';
import { moveFor, type FollowedRequest, type RequestNews } from './requestNews';

type Transaction = {
  findings: FindingWriter;
  findingRequests: FindingRequestWriter;
} & Effects;

const eventOf: Partial<Record<FindingTransition, string>> = {
  propose: 'finding.proposed',
  fix: 'finding.fixed',
  settle: 'finding.settled',
  abandon: 'finding.abandoned',
};

const actor = 'plugin:interventions';

/**
 * Lets findings follow a request: those that it names and that no other open request has are linked to it and take the
 * step that its state asks for; those that it names no more, or that it gave up, are let go. News may come twice or in
 * the wrong order: each says all there is to know, and what is older than what is known does nothing.
 */
export async function followRequest(
  tx: Transaction,
  news: RequestNews,
): Promise<void> {
  if (await tx.findingRequests.note(news)) await follow(tx, news);
}

/** The same with what is known of the request already, whose row this transaction holds. */
export async function follow(
  tx: Transaction,
  { tenant, id, state, findings }: FollowedRequest,
): Promise<void> {
  const isGivenUp = state === 'cancelled';
  const meant = isGivenUp
    ? []
    : await tx.findings.meantBy(tenant, id, findings);
  const named = new Set(meant);
  const held = await tx.findings.holdFor(tenant, id, meant);
  const rivals = held.flatMap(one => one.interventionId ?? []);
  const open = await tx.findingRequests.open(
    tenant,
    rivals.filter(rival => rival !== id),
  );
  for (const finding of held) {
    const { interventionId: linked } = finding;
    const isOurs = linked === id;
    const isFree = !linked || !open.has(linked);
    if (named.has(finding.id) && (isOurs || isFree)) {
      await step(tx, finding, {
        request: id,
        action: moveFor(state, finding.state),
      });
    } else if (isOurs) {
      const action = moveFor('cancelled', finding.state);
      await step(tx, finding, { request: undefined, action });
    }
  }
}

async function step(
  tx: Transaction,
  finding: StoredFinding,
  { request, action }: { request?: string; action?: FindingTransition },
): Promise<void> {
  await tx.findings.link(finding, { interventionId: request, action, actor });
  const event = action && eventOf[action];
  if (!event) return;
  const { tenant, id, title, asset } = finding;
  await tx.audit(event, {
    ...{ tenant, object: id },
    ...{ title: shortOf(title), asset: asset.title },
  });
}
