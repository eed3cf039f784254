import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  auditChain,
  auditKey,
  checkpointText,
  trailLines,
  type TrailHeader,
} from '@wardroom/audit-common';
import { newId } from '@wardroom/platform-common';
import { nodeTrailCrypto } from '../nodeTrailCrypto';

/** A key pair as a server has one. */
export function makeKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const wrapped = publicKey.export({ type: 'spki', format: 'der' });
  const raw = wrapped.subarray(-32).toString('hex');
  const signText = (text: string) =>
    sign(null, Buffer.from(text), privateKey).toString('hex');
  return { ...auditKey(raw, nodeTrailCrypto.sha256), signText };
}

const tenant = 'acme';
const at = '2026-03-01T10:00:00.000Z';

/** A trail of so many events, written to a file in a folder of its own; returns its path. */
export function writeTrail(events: number, key = makeKey()) {
  const { sha256 } = nodeTrailCrypto;
  const { keyId, publicKey } = key;
  const start = auditChain.start(tenant, sha256);
  const records = Array.from({ length: events }, (_, i) => ({
    eventId: newId('evt'),
    event: 'session.opened',
    tenant,
    actor: 'user:provider/tess',
    outcome: 'success' as const,
    severity: 'high' as const,
    sentence: `Tess opened session “№${i + 1}”`,
    fields: {},
    at,
  }));
  const chained = auditChain.append(start, records, sha256);
  const unsigned = {
    tenant,
    sequence: events,
    hash: chained[events - 1].hash,
    previous: 0,
    at,
    keyId,
  };
  const signature = key.signText(checkpointText(unsigned));
  const head = { ...unsigned, signature };
  const header: TrailHeader = {
    format: 'wardroom-audit-trail',
    version: 1,
    tenant,
    exportedAt: at,
    exportedBy: 'user:acme/ada',
    start,
    checkpointBefore: 0,
    events,
    checkpoints: 1,
    head,
    keys: [{ keyId, publicKey }],
    keyId,
  };
  const lines = [
    trailLines.header(header, key.signText(trailLines.headerText(header))),
    ...chained.map(event => trailLines.event(tenant, event)),
    trailLines.checkpoint(head),
  ];
  const folder = mkdtempSync(join(tmpdir(), 'wardroom-trail-'));
  const path = join(folder, 'trail.jsonl');
  writeFileSync(path, lines.join(''));
  return { path, folder, key, head };
}
