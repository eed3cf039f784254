import { timeOf } from '../normalise/timeOf';
import type { FileHead } from '../read/FileHead';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import type { ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';
import { ocsfRecords } from './ocsfRecords';

/** Findings as the Open Cybersecurity Schema Framework has them, of whatever product: events on lines, in a list, or one. */
export const ocsf: ScanFormat = {
  id: 'ocsf',
  title: 'OCSF findings',
  version: 1,
  recognise,
  read,
};

/** Classes of the category “Findings” of which each event is a weakness: incidents and the like are others. */
const CLASSES = ['2001', '2002', '2003', '2004', '2006', '2007'];
/** Lists in the answers of interfaces, and an event within one of a bus. */
const WRAPPED = ['Findings[]', 'findings[]', 'detail.findings[]', 'detail'];

function recognise({ json }: FileHead): number {
  const [first] = Array.isArray(json) ? json : [json];
  const item = new JsonRecord(first);
  const [event] = [
    item,
    ...item.objects('Findings'),
    ...item.objects('findings'),
    ...item.objects('detail', 'findings'),
    item.object('detail'),
  ].filter(isEvent);
  // Prowler says more than the framework asks for, and has a format of its own.
  if (!event || event.text('metadata', 'product', 'name') === 'Prowler')
    return 0;
  return isFinding(event) ? 0.9 : 0.5;
}

function isEvent(item: JsonRecord): boolean {
  return item.has('class_uid') && item.has('metadata');
}

function isFinding(event: JsonRecord): boolean {
  return CLASSES.includes(event.text('class_uid') ?? '');
}

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  const { json } = file.head;
  const bare = Array.isArray(json) ? '[]' : '';
  const paths = [json, ...(Array.isArray(json) ? json : [])].some(each =>
    isEvent(new JsonRecord(each)),
  )
    ? [bare]
    : WRAPPED;
  const products = new Set<string>();
  const times: string[] = [];
  for await (const { value } of file.json(paths)) {
    const event = new JsonRecord(value);
    if (!isFinding(event)) {
      const kind = event.text('class_name') ?? event.text('class_uid');
      file.warn(`An event of the class “${kind ?? 'unknown'}” is left out`);
      continue;
    }
    const product = event.text('metadata', 'product', 'name');
    if (product && products.size < MOST_PRODUCTS) products.add(product);
    const time = timeOf(event.value('time_dt')) ?? timeOf(event.value('time'));
    if (time && !(times[0] > time)) times[0] = time;
    yield* ocsfRecords(event, file);
  }
  yield {
    kind: 'scan',
    scanner: [...products].sort().join(', ') || undefined,
    endedAt: times[0],
  };
}

const MOST_PRODUCTS = 20;
