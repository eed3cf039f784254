// The peer of an import: COPY of the rows that it has left, and nothing else.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TABLES = [
  ...['findings', 'finding_occurrences', 'finding_steps', 'finding_texts'],
  ...['scan_effects', 'assets', 'asset_identifiers', 'scan_coverages'],
];

/**
 * Writes a customer's rows to files of the server, and times COPY from there: into tables of the same columns, and into
 * those that have the same keys and indexes as well.
 *
 * @param client - of the superuser, since files of the server are read
 * @returns seconds of both, and the number of rows
 */
export async function copyRows(client, tenant) {
  const folder = mkdtempSync(join(tmpdir(), 'wardroom-copy-'));
  chmodSync(folder, 0o777);
  const times = { bare: 0, indexed: 0, rows: 0 };
  try {
    await client.query('set search_path = assets');
    for (const table of TABLES) {
      const columns = await columnsOf(client, table);
      const file = join(folder, table);
      const { rowCount } = await client.query(
        `copy (select ${columns} from ${table} where tenant_id = '${tenant}') to '${file}'`,
      );
      times.rows += rowCount;
      for (const [kind, like] of [
        ['bare', ''],
        ['indexed', 'including indexes including storage'],
      ]) {
        await client.query(
          `create table copied (like ${table} including generated ${like})`,
        );
        const start = performance.now();
        await client.query(`copy copied (${columns}) from '${file}'`);
        times[kind] += (performance.now() - start) / 1000;
        await client.query('drop table copied');
      }
    }
    return times;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function columnsOf(client, table) {
  const { rows } = await client.query(
    `select string_agg(attname, ', ' order by attnum) as names from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [`assets.${table}`],
  );
  return rows[0].names;
}
