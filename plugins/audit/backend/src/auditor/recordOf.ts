import type { AuditorEvent } from '@backstage/backend-defaults/auditor';
import {
  newId,
  personOrPluginRef,
  tenantId,
  type AuditRecord,
} from '@wardroom/platform-common';

/** What of an event's `meta` may stand in a chain. All else stays secret: the framework's plugins do not classify. */
const plain = new Set([
  'queryType',
  'actionType',
  'entityRef',
  'entityRefs',
  'locationRef',
  'uid',
  'id',
  'dryRun',
]);
const objects = ['entityRef', 'uid', 'locationRef', 'id'];

/**
 * The record of an event of Backstage's own plugins, or undefined where it does not land: reads are of low severity
 * and happen with every page, so of these only refusals do. An act of medium severity and more lands twice: when it is
 * asked for, before anything is done, and with its outcome.
 */
export function recordOf(event: AuditorEvent): AuditRecord | undefined {
  const { plugin, eventId, severityLevel, status } = event;
  const outcome = outcomeOf(event);
  if (severityLevel === 'low' && outcome !== 'refused') return undefined;
  const meta = (event.meta ?? {}) as Record<string, unknown>;
  const actor = actorOf(event.actor.actorId);
  const name = `${plugin}.${eventId}`;
  return {
    eventId: newId('evt'),
    event: status === 'initiated' ? `${name}.requested` : name,
    tenant: tenantOf(meta.tenant, actor),
    actor,
    outcome,
    severity: severityLevel,
    object: objectOf(meta),
    sentence: sentenceOf(event, actor, outcome),
    fields: fieldsOf(event, meta),
    at: new Date().toISOString(),
    ip: event.actor.ip?.slice(0, 64),
  };
}

function outcomeOf(event: AuditorEvent): AuditRecord['outcome'] {
  if (event.status !== 'failed') return 'success';
  const { name } = event.error as Error;
  const refused = name === 'NotAllowedError' || name === 'AuthenticationError';
  return refused ? 'refused' : 'failed';
}

function actorOf(id: string | undefined): string {
  const { success } = personOrPluginRef.safeParse(id);
  return success ? (id as string) : 'anonymous';
}

/** The tenant that the plugin names, else the one that the person belongs to, else the provider. */
function tenantOf(named: unknown, actor: string): string {
  const own = /^user:([^/]+)\//.exec(actor)?.[1];
  const known = [named, own].find(t => tenantId.safeParse(t).success);
  return (known as string | undefined) ?? 'provider';
}

function objectOf(meta: Record<string, unknown>): string | undefined {
  const found = objects.map(key => meta[key]).find(v => typeof v === 'string');
  return (found as string | undefined)?.slice(0, 300);
}

function sentenceOf(
  event: AuditorEvent,
  actor: string,
  outcome: AuditRecord['outcome'],
): string {
  const what = `${event.eventId} in ${event.plugin}`;
  if (event.status === 'initiated') return `${actor} asked for ${what}`;
  const words = { success: 'did', refused: 'was refused', failed: 'failed at' };
  return `${actor} ${words[outcome]} ${what}`;
}

function fieldsOf(event: AuditorEvent, meta: Record<string, unknown>) {
  const known = Object.entries(meta).map(([key, value]) => [
    key,
    plain.has(key) ? shortened(value) : '[secret]',
  ]);
  return {
    ...Object.fromEntries(known),
    ...(event.request && {
      method: event.request.method,
      // Without its query, which may carry what was searched for.
      path: shortened(event.request.url.replace(/\?.*$/s, '')),
    }),
    ...(event.status === 'failed' && { error: (event.error as Error).name }),
  };
}

function shortened(value: unknown): unknown {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text === undefined || text.length <= 300) return value;
  return `${text.slice(0, 299)}…`;
}
