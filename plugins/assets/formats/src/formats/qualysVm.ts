import type { FileHead } from '../read/FileHead';
import type { ScanFile } from '../read/ScanFile';
import { ScanFileError } from '../read/ScanFileError';
import type { ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';
import { qualysVmCsv } from './qualysVmCsv';
import { qualysVmCsvHeader } from './qualysVmCsvHeader';
import { qualysVmReport } from './qualysVmReport';
import { qualysVmScan } from './qualysVmScan';

const ROOTS: Record<string, (file: ScanFile) => AsyncGenerator<ScanRecord>> = {
  ASSET_DATA_REPORT: qualysVmReport,
  HOST_LIST_VM_DETECTION_OUTPUT: qualysVmReport,
  SCAN: qualysVmScan,
};

/** Qualys VM and VMDR: reports by host, results of a scan, detections from the API, and tables. */
export const qualysVm: ScanFormat = {
  id: 'qualys-vm',
  title: 'Qualys VM / VMDR',
  version: 1,
  recognise,
  read,
};

function recognise({ xml, rows, text }: FileHead): number {
  if (!xml) return rows?.some(qualysVmCsvHeader) ? 0.97 : 0;
  const { root, attributes } = xml;
  if (root === 'SCAN')
    return attributes.value?.startsWith('scan/') || /qualys/i.test(text)
      ? 0.97
      : 0;
  if (/^(?:SIMPLE|GENERIC)_RETURN$/.test(root)) return 0.9;
  return Object.hasOwn(ROOTS, root) ? 1 : 0;
}

function read(file: ScanFile): AsyncGenerator<ScanRecord> {
  const root = file.head.xml?.root;
  if (root === undefined) return qualysVmCsv(file);
  const why = refusalIn(file.head);
  if (why === undefined) return ROOTS[root](file);
  throw new ScanFileError(
    `Qualys answered with a message in place of a report: “${why.trim().slice(0, 200)}” Fetch the report again.`,
  );
}

/** What Qualys says where there is no report, or nothing but an error in one. */
function refusalIn({ xml, text }: FileHead): string | undefined {
  const [, said = ''] =
    /<(?:TEXT|RETURN|ERROR)\b[^>]*>(?:<!\[CDATA\[)?([^<\]]*)/.exec(text) ?? [];
  if (!Object.hasOwn(ROOTS, xml?.root ?? '')) return said;
  const has = (name: string) => xml?.elements.includes(name);
  return has('ERROR') && !has('IP') && !has('HOST') ? said : undefined;
}
