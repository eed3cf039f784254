import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { assetsContract, type ScanImport } from '@wardroom/assets-common';
import { ApiClient, serverOptions } from '../../ApiClient';
import type { Call, Command, Terminal } from '../../Command';
import { textTable } from '../../textTable';

const { scanImports } = assetsContract;
const AT_WORK = ['receiving', 'queued', 'reading', 'confirmed'];
const ASK_MS = 1_000;

/** Sends the report of a scanner to a server and waits for what comes of it. */
export const importFindings: Command = {
  name: 'findings import',
  usage:
    'FILE --tenant TENANT [--format FORMAT] [--asset ID] [--scanned-at TIME] [--no-close] [--no-wait] [--json] [--url URL] [--token TOKEN]',
  summary:
    'Imports the report of a scanner into the findings of a customer and says what it changed. Fails where the import fails or waits for somebody.',
  arity: { min: 1, max: 1 },
  options: {
    ...serverOptions,
    tenant: { type: 'string' },
    format: { type: 'string' },
    asset: { type: 'string' },
    'scanned-at': { type: 'string' },
    'no-close': { type: 'boolean' },
    'no-wait': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(call) {
    const { options, terminal } = call;
    const client = new ApiClient(call);
    const line = progressLine(terminal);
    const sent = await upload(client, call, line).finally(line.clear);
    const ended = options['no-wait']
      ? sent
      : await end(client, sent, line).finally(line.clear);
    if (options.json)
      terminal.stdout.write(`${JSON.stringify(ended, undefined, 2)}\n`);
    else tell(ended, terminal);
    return ['failed', 'held', 'cancelled'].includes(ended.state) ? 1 : 0;
  },
};

type Line = { show(text: string): void; clear(): void };

function upload(
  client: ApiClient,
  { args: [path], options }: Call,
  line: Line,
): Promise<ScanImport> {
  const option = (name: string) =>
    options[name] === undefined ? undefined : `${options[name]}`;
  const tenant = option('tenant');
  if (!tenant) throw new Error('Say whose findings they are: --tenant');
  const input = {
    ...{ tenant, name: basename(path).slice(0, 200) },
    ...{ format: option('format'), asset: option('asset') },
    scannedAt: option('scanned-at'),
    closes: options['no-close'] ? 'false' : undefined,
  };
  return client.upload(
    { contract: assetsContract, endpoint: scanImports.create, input },
    {
      path,
      onProgress: (bytes, size) =>
        line.show(`Uploading: ${Math.floor((100 * bytes) / (size || 1))} %`),
    },
  );
}

/** Asks until nothing happens by itself any more. */
async function end(
  client: ApiClient,
  { tenant, id }: ScanImport,
  line: Line,
): Promise<ScanImport> {
  for (;;) {
    const { warnings, ...scan } = await client.call(
      assetsContract,
      scanImports.get,
      { tenant, id },
    );
    if (!AT_WORK.includes(scan.state)) return scan;
    line.show(`Reading: ${scan.progress} %`);
    await pause(ASK_MS);
  }
}

function tell(scan: ScanImport, { stdout, stderr }: Terminal): void {
  const { counts, state, reason, id, tenant, warningCount } = scan;
  const rows = [
    ['Import', id],
    ['State', state],
    ['Format', scan.format ?? 'not known yet'],
  ];
  if (counts) {
    const { created, updated, reopened, closed, unchanged, assets } = counts;
    const findings = { created, updated, reopened, closed, unchanged };
    for (const [what, count] of Object.entries(findings))
      rows.push([`Findings ${what}`, `${count}`]);
    for (const { reason: why, records } of counts.skipped)
      rows.push(['Records skipped', `${records} (${why})`]);
    rows.push(['Assets known', `${assets.known}`]);
    rows.push(['Assets discovered', `${assets.discovered}`]);
  }
  rows.push(['Warnings', `${warningCount}`]);
  stdout.write(textTable(rows));
  if (reason) stderr.write(`${reason}\n`);
  if (state === 'held')
    stderr.write(
      `Nothing is changed yet. Confirm or cancel the import on the page Imports, or by POST /api/assets/tenants/${tenant}/scan-imports/${id}/confirm.\n`,
    );
}

/** One line that people see while they wait, and that leaves no trace in logs. */
function progressLine({ stderr }: Terminal): Line {
  let shown = '';
  return {
    show(text) {
      if (!stderr.isTTY || text === shown) return;
      stderr.write(`\r${text.padEnd(shown.length)}`);
      shown = text;
    },
    clear() {
      if (shown) stderr.write(`\r${' '.repeat(shown.length)}\r`);
      shown = '';
    },
  };
}
