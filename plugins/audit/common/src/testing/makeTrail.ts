import {
  generateKeyPairSync,
  hash,
  sign,
  verify,
  createPublicKey,
  type KeyObject,
} from 'node:crypto';
import type { AuditRecord } from '@wardroom/platform-common';
import { auditChain } from '../auditChain';
import type { ChainedEvent } from '../AuditEvent';
import { auditKey } from '../AuditKey';
import type { ChainPosition } from '../ChainPosition';
import { checkpointText, type Checkpoint } from '../Checkpoint';
import type { TrailCrypto } from '../TrailCrypto';
import type { TrailHeader } from '../TrailHeader';
import { trailLines } from '../trailLines';

const prefix = Buffer.from('302a300506032b6570032100', 'hex');

export const testCrypto: TrailCrypto = {
  sha256: text => hash('sha256', text),
  verify: (publicKey, text, signature) =>
    verify(
      null,
      Buffer.from(text),
      createPublicKey({
        key: Buffer.concat([prefix, Buffer.from(publicKey, 'hex')]),
        format: 'der',
        type: 'spki',
      }),
      Buffer.from(signature, 'hex'),
    ),
};

/** A key pair as the server holds one. */
export function makeKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  return {
    ...auditKey(raw.toString('hex'), testCrypto.sha256),
    privateKey,
  };
}

export type TestKey = ReturnType<typeof makeKey>;

const signed = (text: string, key: KeyObject) =>
  sign(null, Buffer.from(text), key).toString('hex');

export function makeRecord(tenant: string, number: number): AuditRecord {
  return {
    eventId: `evt_${String(number).padStart(20, 'a')}`,
    event: 'session.opened',
    tenant,
    actor: 'user:provider/tom',
    outcome: 'success',
    severity: 'high',
    object: `ses_${number}`,
    sentence: `user:provider/tom opened a session to “web-01” – №${number}`,
    fields: {
      target: 'web-01',
      minutes: number,
      nested: { z: [1, 2], a: '\n' },
    },
    at: new Date(1_770_000_000_000 + number * 1000).toISOString(),
    ip: '192.0.2.7',
    requestId: '2f1a6f2e-5f83-4a44-9a5f-0a8a1a5f2e11',
  };
}

export function makeCheckpoint(
  { tenant, previous, key }: { tenant: string; previous: number; key: TestKey },
  { sequence, hash: head }: ChainPosition,
): Checkpoint {
  const at = '2026-03-01T09:00:00.000Z';
  const position = { sequence, hash: head };
  const checkpoint = { tenant, previous, ...position, at, keyId: key.keyId };
  const signature = signed(checkpointText(checkpoint), key.privateKey);
  return { ...checkpoint, signature };
}

/**
 * A whole trail as it is downloaded, line by line without line feeds.
 *
 * @param options - `tenant`, `events`: how many; `every`: a checkpoint behind each so many events, and behind the last
 */
export function makeTrail(options: {
  key: TestKey;
  tenant?: string;
  events: number;
  every: number;
  change?: (record: AuditRecord, sequence: number) => AuditRecord;
}) {
  const { key, tenant = 'acme', events: count, every } = options;
  const change = options.change ?? (record => record);
  const records = Array.from({ length: count }, (_, i) =>
    change(makeRecord(tenant, i + 1), i + 1),
  );
  const start = auditChain.start(tenant, testCrypto.sha256);
  const events = auditChain.append(start, records, testCrypto.sha256);
  const lines: string[] = [];
  const checkpoints: Checkpoint[] = [];
  events.forEach((event: ChainedEvent, i) => {
    lines.push(trailLines.event(tenant, event));
    if ((i + 1) % every !== 0 && i + 1 !== count) return;
    const position = { sequence: i + 1, hash: event.hash };
    const previous = checkpoints.at(-1)?.sequence ?? 0;
    checkpoints.push(makeCheckpoint({ tenant, previous, key }, position));
    lines.push(trailLines.checkpoint(checkpoints.at(-1) as Checkpoint));
  });
  const header: TrailHeader = {
    format: 'wardroom-audit-trail',
    version: 1,
    tenant,
    exportedAt: '2026-03-01T10:00:00.000Z',
    exportedBy: `user:${tenant}/ada`,
    start,
    checkpointBefore: 0,
    events: count,
    checkpoints: checkpoints.length,
    head: checkpoints.at(-1),
    keys: [{ keyId: key.keyId, publicKey: key.publicKey }],
    keyId: key.keyId,
  };
  const text = trailLines.headerText(header);
  lines.unshift(trailLines.header(header, signed(text, key.privateKey)));
  return {
    header,
    events,
    checkpoints,
    lines: lines.map(line => line.slice(0, -1)),
  };
}
