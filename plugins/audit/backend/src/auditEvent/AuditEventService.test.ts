import { TrailVerifier } from '@wardroom/audit-common';
import type { Download } from '@wardroom/platform-node';
import { outboxOf } from '@wardroom/platform-test-utils';
import { nodeTrailCrypto } from '../key/nodeTrailCrypto';
import {
  acme,
  appendMany,
  globex,
  openAudit,
  recordFor,
  tamper,
  type OpenAudit,
} from '../testing/openAudit';

let audit: OpenAudit;
beforeAll(async () => {
  audit = await openAudit();
});
afterAll(() => audit.close());
beforeEach(async () => {
  await audit.empty();
});

async function textOf({ body }: Download): Promise<string> {
  let text = '';
  for await (const part of body) text += part;
  return text;
}

function verify(text: string) {
  const keys = [audit.keys.current];
  const verifier = new TrailVerifier({ crypto: nodeTrailCrypto, keys });
  for (const line of text.slice(0, -1).split('\n')) verifier.addLine(line);
  return verifier.finish();
}

describe('AuditEventService', () => {
  it('lists the newest events first, page by page, and records the first page only', async () => {
    await appendMany(audit.store, 7);
    const numbers: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await audit.events.list(acme(), { limit: 3, cursor });
      numbers.push(...page.items.map(e => e.sequence));
      cursor = page.nextCursor;
    } while (cursor);
    expect(numbers).toEqual([7, 6, 5, 4, 3, 2, 1]);
    const { records } = await outboxOf(audit.database, 'audit');
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      event: 'auditEvent.listed',
      tenant: 'acme',
      actor: 'user:acme/ada',
      fields: { filter: 'all' },
    });
  });

  it.each([
    [{ actor: 'tom' }, [3, 2]],
    [{ actor: 'user:provider/tom' }, [3, 2]],
    [{ actor: 'user:provider/t_m' }, []],
    [{ event: 'session.opened' }, [2]],
    [{ event: 'session.*' }, [3, 2]],
    [{ event: 'session' }, [3, 2]],
    [{ event: 's%n.*' }, []],
    [{ event: 'sess_on' }, []],
    [{ event: 'sess' }, []],
    [{ object: 'ses_1' }, [3, 2]],
    [{ outcome: ['refused' as const] }, [4]],
    [{ severity: ['high' as const, 'critical' as const] }, [3, 2]],
    [{ from: '2026-03-01T10:00:00Z' }, [4, 3]],
    [{ to: '2026-03-01T11:00:00+01:00' }, [2, 1]],
    [{ from: '2026-03-01T10:00:00Z', outcome: ['success' as const] }, [3]],
    [{ object: `'; drop table audit_events; --` }, []],
  ])('narrows by %j', async (filter, expected) => {
    const opened = {
      actor: 'user:provider/tom',
      object: 'ses_1',
      severity: 'high' as const,
    };
    await audit.store.transact(acme(), tx =>
      tx.auditEvents.append([
        recordFor(),
        recordFor({ ...opened, event: 'session.opened' }),
        recordFor({
          ...opened,
          event: 'session.ended',
          at: '2026-03-01T10:00:00.000Z',
        }),
        recordFor({ outcome: 'refused', at: '2026-03-02T10:00:00.000Z' }),
      ]),
    );
    const { items } = await audit.events.list(acme(), filter);
    expect(items.map(e => e.sequence)).toEqual(expected);
  });

  it('shows one event with its place, and none of another tenant', async () => {
    const record = recordFor();
    await audit.store.transact(acme(), tx => tx.auditEvents.append([record]));
    await expect(
      audit.events.get(acme(), { id: record.eventId }),
    ).resolves.toMatchObject({ ...record, sequence: 1 });
    await expect(
      audit.events.get(globex(), { id: record.eventId }),
    ).rejects.toThrow('There is no audit event');
  });

  it('exports a trail that verifies offline up to its last event', async () => {
    await appendMany(audit.store, 1200);
    await audit.checkpoints.seal(acme());
    await appendMany(audit.store, 301);
    const scope = acme();
    const download = await audit.events.export(scope, {});
    expect(download.filename).toMatch(
      /^acme-audit-trail-\d{4}-\d\d-\d\d\.jsonl$/,
    );
    // What comes while the file is written is not part of it.
    await appendMany(audit.store, 5);
    await audit.checkpoints.seal(acme());
    const text = await textOf(download);
    expect(verify(text)).toMatchObject({
      intact: true,
      events: 1501,
      checkpoints: 2,
    });
    expect(scope.request.audited.has('auditEvent.exported')).toBe(true);
  });

  it('exports what follows an event', async () => {
    await appendMany(audit.store, 20);
    const text = await textOf(await audit.events.export(acme(), { after: 15 }));
    expect(verify(text)).toMatchObject({
      intact: true,
      events: 5,
      header: { start: { sequence: 15 } },
    });
    const none = await textOf(await audit.events.export(acme(), { after: 20 }));
    expect(verify(none)).toMatchObject({ intact: true, events: 0 });
    await expect(audit.events.export(acme(), { after: 21 })).rejects.toThrow(
      'after: there is no event 21',
    );
  });

  it('exports an empty chain', async () => {
    const text = await textOf(await audit.events.export(acme(), {}));
    expect(verify(text)).toMatchObject({ intact: true, events: 0 });
  });

  it('exports a broken chain as it is: the file shows what is wrong', async () => {
    await appendMany(audit.store, 20);
    await tamper(audit.database, 'delete from audit_events where sequence = 8');
    const text = await textOf(await audit.events.export(acme(), {}));
    expect(verify(text).fault).toMatchObject({ kind: 'missing', sequence: 8 });
  });

  it('exports a CSV file whose cells no spreadsheet runs', async () => {
    await audit.store.transact(acme(), tx =>
      tx.auditEvents.append([
        recordFor({ sentence: '=HYPERLINK("http://x")' }),
        recordFor({ event: 'session.opened', object: '+ses' }),
      ]),
    );
    const text = await textOf(await audit.events.exportCsv(acme(), {}));
    const lines = text.split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe(
      '\ufeffNumber,Time,Actor,Event,Outcome,Severity,Object,What happened,Fields,Address,Request,Event id,Hash',
    );
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(lines[2]).toContain(`'+ses`);
    const narrowed = await textOf(
      await audit.events.exportCsv(acme(), { event: 'session.*' }),
    );
    expect(narrowed.split('\r\n')).toHaveLength(3);
  });
});
