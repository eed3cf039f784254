import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkpointText } from '@wardroom/audit-common';
import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import { writeCheckpoints } from '../jobs/writeCheckpoints';
import { nodeTrailCrypto } from '../key/nodeTrailCrypto';
import {
  acme,
  appendMany,
  openAudit,
  openStore,
  tamper,
  type OpenAudit,
} from '../testing/openAudit';
import { CheckpointService } from './CheckpointService';

let audit: OpenAudit;
beforeAll(async () => {
  audit = await openAudit();
});
afterAll(() => audit.close());
beforeEach(async () => {
  await audit.empty();
});

const all = testScope({ ref: 'plugin:audit', tenants: '*' });
const stored = () =>
  audit.store.read(acme(), r => r.checkpoints.between(0, 999));

describe('CheckpointService', () => {
  it('signs the head and names the checkpoint before', async () => {
    await appendMany(audit.store, 3);
    const first = await audit.checkpoints.seal(acme());
    await appendMany(audit.store, 2);
    await audit.checkpoints.seal(acme());
    const [one, two] = await stored();
    expect(first.checkpoint).toEqual(one);
    expect(one).toMatchObject({ tenant: 'acme', sequence: 3, previous: 0 });
    expect(two).toMatchObject({ sequence: 5, previous: 3 });
    for (const checkpoint of [one, two]) {
      const { publicKey } = audit.keys.current;
      const text = checkpointText(checkpoint);
      expect(
        nodeTrailCrypto.verify(publicKey, text, checkpoint.signature),
      ).toBe(true);
    }
  });

  it('signs nothing where nothing happened', async () => {
    expect(await audit.checkpoints.seal(acme())).toMatchObject({
      head: { sequence: 0 },
    });
    await appendMany(audit.store, 1);
    await audit.checkpoints.seal(acme());
    await audit.checkpoints.seal(acme());
    await expect(stored()).resolves.toHaveLength(1);
  });

  it('signs once when two replicas are due', async () => {
    await appendMany(audit.store, 5);
    const store = await openStore(audit.database);
    const other = new CheckpointService({ ...audit, store });
    const seals = await Promise.all([
      audit.checkpoints.seal(acme()),
      other.seal(acme()),
      audit.checkpoints.seal(acme()),
    ]);
    expect(new Set(seals.map(s => s.checkpoint?.signature)).size).toBe(1);
  });

  it('does not sign for events that were changed', async () => {
    await appendMany(audit.store, 3);
    await tamper(
      audit.database,
      `update audit_events set body = replace(body, 'help', 'harm') where sequence = 2`,
    );
    await expect(audit.checkpoints.seal(acme())).resolves.toMatchObject({
      fault: { kind: 'changed', sequence: 2 },
      checkpoint: undefined,
    });
    await expect(stored()).resolves.toEqual([]);
  });

  it('keeps the last checkpoint outside of the database, never an earlier one', async () => {
    await appendMany(audit.store, 3);
    const { checkpoint } = await audit.checkpoints.seal(acme());
    const path = join(audit.dataDir, 'audit/anchors/acme.json');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(checkpoint);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await audit.anchors.keep({
      ...(checkpoint as NonNullable<typeof checkpoint>),
      sequence: 2,
    });
    await expect(audit.anchors.of('acme')).resolves.toEqual(checkpoint);
    writeFileSync(path, '{');
    await expect(audit.anchors.of('acme')).resolves.toBeUndefined();
  });
});

describe('writeCheckpoints', () => {
  it('seals every chain that moved and reports a broken one once', async () => {
    await appendMany(audit.store, 3);
    await appendMany(audit.store, 3, 'globex');
    await tamper(
      audit.database,
      `delete from audit_events where tenant_id = 'acme' and sequence = 2`,
    );
    const job = writeCheckpoints(audit.store, audit.checkpoints);
    await job.run(all, {}, async () => {});
    await job.run(all, {}, async () => {});
    await expect(
      audit.store.read(all, r => r.chains.unsealed()),
    ).resolves.toEqual(['acme']);
    const { records } = await outboxOf(audit.database, 'audit');
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      event: 'chain.broken',
      tenant: 'provider',
      object: 'acme',
      sentence: expect.stringContaining(
        'The audit chain of acme is broken at event 2',
      ),
    });
  });
});
