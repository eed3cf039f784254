import { timeOf } from '../normalise/timeOf';
import type { FileHead } from '../read/FileHead';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import type { ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';
import { trivyOperatorCompliance } from './trivyOperatorCompliance';
import { trivyOperatorRecords } from './trivyOperatorRecords';

/** Resources that Trivy Operator keeps in a cluster: one, a list of them, or lists by the names of their kinds. */
export const trivyOperator: ScanFormat = {
  id: 'trivy-operator',
  title: 'Trivy Operator',
  version: 1,
  recognise,
  read,
};

const GROUP = 'aquasecurity.github.io';

function recognise({ json }: FileHead): number {
  const whole = new JsonRecord(json);
  const [item] = Array.isArray(json)
    ? [new JsonRecord(json[0])]
    : whole.objects('items');
  const isOwn = [whole, item].some(each =>
    each?.text('apiVersion')?.startsWith(`${GROUP}/`),
  );
  return isOwn || whole.names().some(name => name.endsWith(`.${GROUP}`))
    ? 1
    : 0;
}

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  yield { kind: 'scan', scanner: 'Trivy Operator' };
  for await (const { value } of file.json(pathsOf(file.head))) {
    const resource = new JsonRecord(value);
    const report = resource.object('report');
    yield {
      kind: 'scan',
      scannerVersion: report.text('scanner', 'version'),
      endedAt: timeOf(report.text('updateTimestamp')),
    };
    if (resource.text('kind')?.endsWith('SbomReport'))
      file.warn(
        `${resource.text('metadata', 'name')}: bills of materials have no findings`,
      );
    yield* trivyOperatorRecords(resource, file);
    yield* trivyOperatorCompliance(resource, file);
  }
}

function pathsOf({ json }: FileHead): string[] {
  if (Array.isArray(json)) return ['[]'];
  const whole = new JsonRecord(json);
  if (whole.has('items')) return ['items[]'];
  return whole.has('metadata') ? [''] : ['*[]', '*.items[]'];
}
