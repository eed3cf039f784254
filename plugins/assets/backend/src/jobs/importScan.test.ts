/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outboxOf } from '@wardroom/platform-test-utils';
import { systemScope } from '@wardroom/platform-node';
import type { AssetOrigin } from '@wardroom/assets-common';
import { ImportLab } from '../testing/ImportLab';
import { endLostImports } from './endLostImports';

jest.setTimeout(120_000);

const report = (...cves: string[]) =>
  JSON.stringify({
    matches: cves.map(id => ({
      vulnerability: { id, severity: 'High' },
      artifact: { name: 'openssl', version: '1.1', type: 'deb' },
    })),
    source: { type: 'image', target: { userInput: 'shop:1.4' } },
    descriptor: { name: 'grype', version: '0.80.0' },
  });
/** A format as a module has it. */
const NETBOX = `exports.scanFormat = {
  id: 'netbox',
  title: 'NetBox',
  version: 1,
  recognise: ({ json }) => (json?.netbox ? 1 : 0),
  async *read(file) {
    for await (const { value } of file.json(['netbox[]']))
      yield {
        kind: 'finding',
        rule: value,
        title: value,
        severity: 'Low',
        asset: { name: 'web', identifiers: [{ kind: 'hostname', value: 'web' }] },
        occurrence: { kind: 'host' },
      };
  },
};`;
const one = report('CVE-2024-1000', 'CVE-2024-1001');
const inPieces = [one.slice(0, 30), one.slice(30, 90), one.slice(90)];

describe('importing a scan', () => {
  let lab: ImportLab;
  beforeAll(async () => {
    lab = await ImportLab.open({ timeLimit: 60 });
  });
  afterAll(() => lab?.drop());

  const kept = async (id: string) => [
    await lab.rows('scan_pieces').where({ scan_import_id: id }),
    await lab.rows('scan_records').where({ scan_import_id: id }),
    lab.files,
  ];

  it('goes from the upload to findings, and keeps nothing of the file', async () => {
    const queued = await lab.upload('acme', inPieces);
    expect(queued).toMatchObject({
      ...{ state: 'queued', bytes: one.length, createdBy: 'user:acme/admin' },
      allowedActions: ['cancel'],
    });
    const [job] = await lab.rows('jobs').where({ name: 'import scan' });
    expect(job).toMatchObject({
      ...{ tenant_id: 'acme', payload: { scanImport: queued.id } },
    });
    await lab.run('acme', queued.id);
    await expect(lab.look('acme', queued.id)).resolves.toMatchObject({
      ...{ state: 'done', format: 'grype', scanner: 'Grype 0.80.0' },
      counts: { created: 2, assets: { discovered: 1 } },
      ...{ progress: 100, warnings: [], allowedActions: ['undo'] },
    });
    await expect(kept(queued.id)).resolves.toEqual([[], [], []]);
    const origins = (origin: AssetOrigin) =>
      lab.store.read(lab.as('acme'), r => r.assets.list({ origin: [origin] }));
    await expect(origins('discovered')).resolves.toMatchObject({
      items: [{ origin: 'discovered' }],
    });
    await expect(origins('entered')).resolves.toMatchObject({ items: [] });
    const audited = await outboxOf(lab.database, 'assets');
    expect(JSON.stringify(audited)).toContain('uploaded the scan report.json');
  });

  it('does not read a file again that says nothing new', async () => {
    const { id } = await lab.upload('acme', [one]);
    // Whoever read it would find that it is not there.
    await lab.rows('scan_pieces').where({ scan_import_id: id }).delete();
    await lab.run('acme', id);
    await expect(lab.look('acme', id)).resolves.toMatchObject({
      ...{ state: 'done', format: 'grype', scanner: 'Grype 0.80.0' },
      counts: {
        ...{ records: 2, created: 0, unchanged: 0 },
        skipped: [{ reason: expect.stringMatching(/same file/), records: 2 }],
        assets: { known: 1, discovered: 0 },
      },
    });
    const stated = await lab.upload('acme', [one], { closes: false });
    await lab.rows('scan_pieces').where({ scan_import_id: stated.id }).delete();
    await lab.run('acme', stated.id);
    await expect(lab.look('acme', stated.id)).resolves.toMatchObject({
      state: 'failed',
    });
  });

  it('shows nothing of it to another customer', async () => {
    const { id } = await lab.upload('acme', [one]);
    await expect(lab.look('globex', id)).rejects.toThrow(/no import/);
    const { items } = await lab.service.list(lab.as('globex'), {});
    expect(items).toEqual([]);
    await expect(
      lab.service.cancel(lab.as('globex'), { id, version: 1 }),
    ).rejects.toThrow(/no import/);
    await lab.run('acme', id);
  });

  it('fails where the file is none, with a sentence', async () => {
    const { id } = await lab.upload('acme', ['hello']);
    await lab.run('acme', id);
    await expect(lab.look('acme', id)).resolves.toMatchObject({
      ...{ state: 'failed', allowedActions: [] },
      reason: expect.stringMatching(/format/),
    });
    await expect(kept(id)).resolves.toEqual([[], [], []]);
  });

  it('fails where the upload breaks off or is empty, and says so to the sender', async () => {
    const breakOff = () => {
      throw new Error('connection lost');
    };
    await expect(lab.upload('acme', [one, breakOff])).rejects.toThrow('lost');
    await expect(lab.upload('acme', [])).rejects.toThrow(/empty/);
    const { items } = await lab.service.list(lab.as('acme'), { limit: 2 });
    expect(items.map(({ state, reason }) => [state, reason])).toEqual([
      ['failed', expect.stringMatching(/empty/)],
      ['failed', 'The upload failed on our side. Upload the file again.'],
    ]);
  });

  it('ends the upload of an import that is cancelled meanwhile', async () => {
    const cancel = async () => {
      const { items } = await lab.service.list(lab.as('acme'), { limit: 1 });
      await lab.service.cancel(lab.as('acme'), items[0]);
    };
    const sent = lab.upload('acme', ['first', cancel, 'second']);
    await expect(sent).rejects.toMatchObject({ name: 'ConflictError' });
    const { items } = await lab.service.list(lab.as('acme'), { limit: 1 });
    expect(items[0].state).toBe('cancelled');
    await expect(kept(items[0].id)).resolves.toEqual([[], [], []]);
  });

  it('begins anew where it broke off, and does the work once', async () => {
    const { id } = await lab.upload('two', [one]);
    const gone = async () => {
      throw new Error('Another has taken this job');
    };
    await expect(lab.run('two', id, gone)).rejects.toThrow(/not ours/);
    await expect(lab.look('two', id)).resolves.toMatchObject({
      state: 'reading',
    });
    const runs = [lab.run('two', id), lab.run('two', id)];
    await Promise.allSettled(runs);
    await lab.run('two', id);
    await expect(lab.look('two', id)).resolves.toMatchObject({ state: 'done' });
    const findings = await lab.rows('findings').where({ tenant_id: 'two' });
    expect(findings).toHaveLength(2);
  });

  it('takes so many at once of one customer, and others all the same', async () => {
    const sent = await Promise.allSettled(
      Array.from({ length: 24 }, () => lab.upload('three', [one])),
    );
    const refused = sent.flatMap(each =>
      each.status === 'rejected' ? [`${each.reason}`] : [],
    );
    expect(refused).toHaveLength(4);
    expect(refused[0]).toMatch(/20 imports of the customer have not ended/);
    const other = await lab.upload('four', [one]);
    expect(other.state).toBe('queued');
  });

  it('refuses what is stated wrongly before it takes the file', async () => {
    const never = () => {
      throw new Error('read');
    };
    const asset = { asset: 'ast_none1' };
    await expect(lab.upload('five', [never], asset)).rejects.toThrow(/^asset:/);
    const format = { format: 'excel' };
    await expect(lab.upload('five', [never], format)).rejects.toThrow(
      /^format:/,
    );
    const scannedAt = '2999-01-01T00:00:00Z';
    await expect(lab.upload('five', [never], { scannedAt })).rejects.toThrow(
      /^scannedAt:/,
    );
  });

  it('reads formats that a module adds, by content or by name', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wardroom-module-'));
    const path = join(folder, 'scanFormat.js');
    writeFileSync(path, NETBOX);
    const netbox = { id: 'netbox', title: 'NetBox', path };
    lab.formats.addFormat(netbox);
    const { items } = await lab.service.formats();
    expect(items).toContainEqual({ id: 'netbox', title: 'NetBox' });
    expect(items).toContainEqual({ id: 'nessus', title: 'Tenable Nessus' });
    for (const [title, stated] of [
      ['a', {}],
      ['b', { format: 'netbox' }],
    ] as const) {
      const file = JSON.stringify({ netbox: [title] });
      const { id } = await lab.upload('seven', [file], stated);
      await lab.run('seven', id);
      await expect(lab.look('seven', id)).resolves.toMatchObject({
        ...{ state: 'done', format: 'netbox', counts: { created: 1 } },
      });
    }
    rmSync(folder, { recursive: true });
    const found = await lab.rows('findings').where({ tenant_id: 'seven' });
    expect(found.map(({ source, title }) => [source, title]).sort()).toEqual([
      ['netbox', 'a'],
      ['netbox', 'b'],
    ]);
    expect(() => lab.formats.addFormat(netbox)).toThrow(
      'There is a format of scanners "netbox" already',
    );
    expect(() => lab.formats.addFormat({ ...netbox, id: 'nessus' })).toThrow(
      'already',
    );
  });

  it('is ended where nobody works on it any more', async () => {
    const { id } = await lab.upload('six', [one]);
    await lab.rows('jobs').where({ tenant_id: 'six' }).update('state', 'dead');
    await lab.rows('scan_imports').insert({
      ...{ tenant_id: 'six', id: 'imp_lost1', name: 'lost', bytes: 1 },
      ...{ sha256: '', state: 'receiving', created_by: 'user:six/admin' },
    });
    const inAnHour = () => Date.now() + 3_600_000;
    const job = endLostImports(lab.store, inAnHour);
    await job.run(systemScope('assets', '*'), {}, async () => {});
    await expect(lab.look('six', id)).resolves.toMatchObject({
      ...{ state: 'failed', reason: expect.stringContaining(id) },
    });
    await expect(lab.look('six', 'imp_lost1')).resolves.toMatchObject({
      ...{ state: 'failed', reason: expect.stringMatching(/broke off/) },
    });
    const queued = await lab.service.list(lab.as('four'), {});
    expect(queued.items[0].state).toBe('queued');
  });
});
