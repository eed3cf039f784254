import type { FileHead } from '../read/FileHead';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import type { ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';

/** kube-bench's JSON: sections of a benchmark with their results, in a list or under `Controls`. It names no node. */
export const kubeBench: ScanFormat = {
  id: 'kube-bench',
  title: 'kube-bench',
  version: 1,
  recognise,
  read,
};

function recognise({ json }: FileHead): number {
  const report = new JsonRecord(json);
  const first = Array.isArray(json)
    ? new JsonRecord(json[0])
    : (report.objects('Controls')[0] ?? report);
  // Where it was told to run no section, sums of nothing are all there is.
  if (report.has('Controls') && report.has('Totals')) return 1;
  const isSection = first.has('node_type') && first.has('tests');
  return isSection || first.has('detected_version') ? 1 : 0;
}

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  yield { kind: 'scan', scanner: 'kube-bench' };
  const path = 'tests[].results[]';
  const paths = [path, `[].${path}`, `Controls[].${path}`];
  for await (const { value, parents } of file.json(paths)) {
    const around = parents.map(each => new JsonRecord(each));
    const version = around.map(each => each.text('version')).find(Boolean);
    yield recordOf(new JsonRecord(value), version ?? 'unknown', around);
  }
}

function recordOf(
  item: JsonRecord,
  version: string,
  around: JsonRecord[],
): ScanRecord {
  const number = item.text('test_number') ?? 'unknown test';
  const text = (name: string) =>
    around.map(each => each.text(name)).find(Boolean);
  // One number stands for different checks in different versions of the benchmark.
  const rule = `${version}/${number}`;
  const title = `${number} ${item.text('test_desc') ?? ''}`.trim();
  const result = item.text('status') ?? '';
  const controls = { [benchmarkOf(version)]: [number] };
  if (!/^(fail|warn)$/i.test(result))
    return {
      kind: 'passed',
      rule,
      title,
      result,
      occurrence: { kind: 'host' },
      controls,
    };
  const expected = item.text('expected_result');
  const evidence = [
    ['Found', item.text('actual_value')],
    ['Expected', expected],
    ['Reason', item.text('reason')],
  ].flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
  return {
    kind: 'finding',
    rule,
    title,
    severity: /^fail$/i.test(result) ? 'Medium' : 'Info',
    sourceSeverity: result,
    description: [text('text'), text('desc')].filter(Boolean).join(': '),
    // The first versions have it under another name.
    remediation: item.text('remediation') ?? item.texts('test_info').join('\n'),
    evidence: evidence.join('\n'),
    occurrence: { kind: 'host' },
    controls,
    tags: [text('node_type') ?? ''],
    raw: item.rest(),
  };
}

function benchmarkOf(version: string): string {
  return version.startsWith('cis-')
    ? `CIS Kubernetes ${version.slice(4)}`
    : `CIS Kubernetes ${version}`;
}
