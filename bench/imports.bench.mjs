// I1–I6: reports of scanners through the whole product: upload, reader, findings. Time is from the first byte that is
// sent to the end of the import, over HTTP; ranking goes on afterwards and is waited for between imports.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { copyRows } from './imports/copyRows.mjs';
import { importFile } from './imports/importFile.mjs';
import { writeNessus, writeTable } from './imports/reports.mjs';
import { startProduct } from './startProduct.mjs';

const HOSTS = 500;
const PLUGINS = 100;
const ROWS = HOSTS * PLUGINS;
const SMALL = 10_000;
const MEDIUM = 100_000;
const LARGE = 1_000_000;

const folder = mkdtempSync(join(tmpdir(), 'wardroom-imports-'));
const product = await startProduct();
const { client } = product;

function report(line) {
  console.log(JSON.stringify(line));
}

/** Until nothing is left to do, so that the next import has the machine for itself; answers how many seconds that took. */
async function rest() {
  const start = performance.now();
  for (;;) {
    const { rowCount } = await client.query(
      `select from assets.jobs where state in ('queued', 'running') limit 1`,
    );
    if (rowCount === 0) return (performance.now() - start) / 1000;
    await wait(200);
  }
}

async function imported(name, writing, options) {
  await rest();
  const path = join(folder, name);
  await writing(path, options);
  const done = await importFile(product, path);
  const { size } = statSync(path);
  rmSync(path);
  return { ...done, size };
}

const nessus = (options = {}) =>
  imported('report.nessus', writeNessus, {
    ...{ hosts: HOSTS, plugins: PLUGINS, ...options },
  });
const table = (rows, name) =>
  imported('report.csv', writeTable, { rows, name });
const perRow = (to, from, rows) =>
  ((to.seconds - from.seconds) / rows) * 1_000_000;
const s = seconds => `${seconds.toFixed(1)} s`;

try {
  // Until the engine has compiled what it will.
  await table(2_000, 'warm');
  const first = await nessus();
  await rest();
  const copied = await copyRows(client, 'acme');
  const again = await nessus({ end: '\n' });
  const repeated = await nessus({ end: '\n' });
  const dayLater = await nessus({ day: 2 });
  const { own, readers } = first.memory;

  report({
    id: 'I1',
    goal: `import of a Nessus report of ${Math.round(first.size / 1e6)} MB and ${ROWS} rows, from its upload to its findings`,
    measured: `${s(first.seconds)} (upload ${s(first.upload)})`,
    limit: '< 60 s',
    peer: '',
    ok: first.seconds < 60 && first.scan.counts.created === ROWS,
  });
  report({
    id: 'I2',
    goal: 'the same beside COPY of the rows that it leaves, into tables with their keys and indexes',
    measured: `${(copied.indexed / first.seconds).toFixed(2)} of its speed`,
    limit: '≥ 0.20',
    peer: `COPY of ${copied.rows} rows ${s(copied.indexed)}; without any index ${s(copied.bare)}`,
    ok: copied.indexed / first.seconds >= 0.2,
  });
  const times = (scan, least) => ({
    measured: `${(first.seconds / scan.seconds).toFixed(1)} × as fast (${s(scan.seconds)})`,
    limit: `≥ ${least} ×`,
    ok: first.seconds / scan.seconds >= least,
  });
  report({
    id: 'I3',
    goal: 'the same file again, beside the first import',
    ...times(repeated, 3),
  });
  report({
    id: 'I3b',
    goal: 'the same findings in another file, beside the first import',
    ...times(again, 1.5),
    peer: `a scan of the next day ${s(dayLater.seconds)}`,
  });
  report({
    id: 'I4',
    goal: 'memory of an import at its highest: the reader’s, and what the portal grows by',
    measured: `${Math.round(own + readers)} MiB`,
    limit: '< 512 MiB',
    peer: `reader ${Math.round(readers)} MiB`,
    ok: own + readers < 512,
  });

  const small = await table(SMALL, 'small');
  const smallRest = await rest();
  const medium = await table(MEDIUM, 'medium');
  const mediumRest = await rest();
  const rankOf = (seconds, rows) => (seconds / rows) * 1_000_000;
  const [early, late] = [rankOf(smallRest, SMALL), rankOf(mediumRest, MEDIUM)];
  report({
    id: 'I6',
    goal: 'time of a rank after an import of 100,000 rows, beside that after 10,000',
    measured: `${(late / early).toFixed(2)} × (${late.toFixed(0)} µs)`,
    limit: '≤ 1.3 ×',
    peer: `${early.toFixed(0)} µs`,
    ok: late / early <= 1.3,
  });
  const large = await table(LARGE, 'large');
  const few = perRow(medium, small, MEDIUM - SMALL);
  const many = perRow(large, medium, LARGE - MEDIUM);
  report({
    id: 'I5',
    goal: 'time of a row between 100,000 and 1,000,000 of them, beside that between 10,000 and 100,000',
    measured: `${(many / few).toFixed(2)} × (${many.toFixed(0)} µs)`,
    limit: '≤ 1.3 ×',
    peer: `${few.toFixed(0)} µs`,
    ok: many / few <= 1.3,
  });
} finally {
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}
