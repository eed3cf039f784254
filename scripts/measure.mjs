// npm run bench: every bench/*.bench.mjs in a process of its own, their numbers in one table.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import { runNode } from './command.mjs';
import { fail, root, step } from './console.mjs';
import { memorySettings } from './databaseMemory.mjs';
import { installDebianPackages } from './debianPackages.mjs';
import { installGuacd } from './guacd.mjs';
import { sourceFiles } from './sources.mjs';
import { startTestPostgres } from './testPostgres.mjs';

const README = join(root, 'bench/README.md');
const BEGIN = '<!-- measured -->';
const END = '<!-- /measured -->';

/** The lines of a benchmark's output that are results: `{ id, goal, measured, limit, peer, ok }`. */
export function resultsIn(output) {
  return output.split('\n').flatMap(line => {
    try {
      const entry = JSON.parse(line);
      return entry.id ? [entry] : [];
    } catch {
      return [];
    }
  });
}

// A peer is one number or several by name.
function peerText(peer) {
  if (!peer || typeof peer !== 'object') return peer ?? '';
  return Object.entries(peer)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ');
}

/** Results as the cells of rows, by their ids, in their order. */
export function rowsOf(entries, day) {
  return new Map(
    entries.map(({ id, goal, measured, limit, peer, ok }) => [
      id,
      [id, goal, measured, limit, peerText(peer), ok ? 'yes' : 'NO', day],
    ]),
  );
}

/** The rows of a table that `tableOf` made. */
export function rowsIn(table) {
  const lines = table.split('\n').filter(line => line.startsWith('|'));
  const cells = lines.slice(2).map(line =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  );
  return new Map(cells.map(row => [row[0], row]));
}

/** Rows with newer ones in the places of those of the same ids; what is new goes behind what was measured before it. */
export function renewed(rows, newer) {
  const ids = [...rows.keys()];
  let last = ids.length - 1;
  for (const id of newer.keys()) {
    const known = ids.indexOf(id);
    if (known < 0) ids.splice(last + 1, 0, id);
    last = ids.indexOf(id);
  }
  return new Map(ids.map(id => [id, newer.get(id) ?? rows.get(id)]));
}

/** Rows as a Markdown table. */
export function tableOf(rows) {
  return [
    ['Id', 'Goal', 'Measured', 'Limit', 'Peer', 'Kept', 'Day'],
    ['---', '---', '---', '---', '---', '---', '---'],
    ...rows.values(),
  ]
    .map(row => `| ${row.join(' | ')} |`)
    .join('\n');
}

async function main() {
  const pattern = process.argv[2] ?? '';
  const files = sourceFiles('bench').filter(
    file => file.endsWith('.bench.mjs') && file.includes(pattern),
  );
  if (!files.length)
    fail(
      `there is no benchmark${pattern ? ` named like "${pattern}"` : ' in bench/'}.`,
    );
  installDebianPackages();
  const installed = await installGuacd();
  if (installed) process.stdout.write(`${installed}\n`);
  const postgres = await startTestPostgres(memorySettings());
  const entries = [];
  const broken = [];
  for (const file of files) {
    const end = step(file);
    const { code, output } = await runNode(
      [
        '--expose-gc',
        '--require',
        '@backstage/cli/config/nodeTransform.cjs',
        join(root, file),
      ],
      {
        env: { WARDROOM_TEST_POSTGRES: postgres.url },
      },
    );
    const found = resultsIn(output);
    entries.push(...found);
    if (code !== 0 || !found.length)
      broken.push(`${file} did not end well:\n${output.trim()}`);
    end(
      code === 0
        ? `${found.filter(({ ok }) => ok).length} of ${found.length} kept`
        : 'FAILED',
    );
  }
  await postgres.stop();
  await report(entries, broken, Boolean(pattern));
}

// A part of the benchmarks renews its rows of the README's table, all of them make it anew.
async function report(entries, broken, isPart) {
  const day = new Date().toISOString().slice(0, 10);
  const rows = rowsOf(entries, day);
  process.stdout.write(
    `\n${tableOf(rows)}\n${broken.map(text => `\n${text}\n`).join('')}`,
  );
  const text = readFileSync(README, 'utf8');
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (!broken.length && before >= 0 && after > before) {
    const table = tableOf(
      isPart ? renewed(rowsIn(text.slice(before, after)), rows) : rows,
    );
    const machine = `Each row is of the last run of its benchmark, on ${cpus().length} × ${cpus()[0].model.trim()}, Node ${process.versions.node}.`;
    const whole = `${text.slice(0, before)}${BEGIN}\n\n${machine}\n\n${table}\n\n${text.slice(after)}`;
    writeFileSync(README, await format(whole, { parser: 'markdown' }));
  }
  process.exit(broken.length || entries.some(({ ok }) => !ok) ? 1 : 0);
}

if (process.argv[1]?.endsWith('measure.mjs')) await main();
