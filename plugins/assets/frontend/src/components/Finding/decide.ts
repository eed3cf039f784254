import type { ContractClient } from '@wardroom/platform-react';
import {
  assetsContract,
  type FindingAction,
  type FindingSummary,
} from '@wardroom/assets-common';

/** What a person says with a decision; which of it is asked depends on the decision. */
export type DecisionWords = { note: string; reason: string; until: string };

type Findings = readonly FindingSummary[];
type Chosen = {
  tenant: string;
  findings: { id: string; version: number }[];
};
type Client = ContractClient<typeof assetsContract>;
type Send = (input: Chosen) => Promise<object>;

/** As many findings as one request takes. */
const most = 200;

/** The findings about which the person may decide this. */
export function decidable(findings: Findings, action: FindingAction): Findings {
  return findings.filter(f => f.allowedActions.includes(action));
}

/** The findings by their customers, in the order in which the customers appear. */
export function byTenant(findings: Findings): Map<string, FindingSummary[]> {
  const groups = new Map<string, FindingSummary[]>();
  for (const one of findings) {
    groups.set(one.tenant, [...(groups.get(one.tenant) ?? []), one]);
  }
  return groups;
}

/** The endpoint that takes a decision. */
export function endpointOf(action: FindingAction) {
  return action === 'accept'
    ? assetsContract.riskAcceptances.request
    : assetsContract.findings[action];
}

/** The inputs of the requests that say it of all these findings: each is about one customer. */
export function inputsOf(
  action: FindingAction,
  findings: Findings,
  words: DecisionWords,
): Chosen[] {
  const { note, reason, until } = words;
  const said =
    action === 'accept'
      ? { reason: reason.trim() || undefined, until: until || undefined }
      : { note: note.trim() || undefined };
  return [...byTenant(findings)].flatMap(([tenant, own]) => {
    const chosen = own.map(({ id, version }) => ({ id, version }));
    return Array.from({ length: Math.ceil(own.length / most) }, (_, n) => ({
      tenant,
      findings: chosen.slice(n * most, (n + 1) * most),
      ...said,
    }));
  });
}

/** Sends all of them and tells of how many findings it was taken; fails only where it was of none. */
export async function decide(
  client: Client,
  action: FindingAction,
  inputs: readonly Chosen[],
): Promise<{ count: number; failure?: unknown }> {
  const send = (
    action === 'accept'
      ? client.riskAcceptances.request
      : client.findings[action]
  ) as Send;
  const results = await Promise.allSettled(inputs.map(input => send(input)));
  const done = inputs.filter((_, n) => results[n].status === 'fulfilled');
  const failed = results.find(result => result.status === 'rejected');
  if (done.length === 0 && failed) throw failed.reason;
  return {
    count: done.reduce((sum, { findings }) => sum + findings.length, 0),
    failure: failed?.reason,
  };
}
