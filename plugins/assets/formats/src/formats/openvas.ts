import type { FileHead } from '../read/FileHead';
import type { ScanFile } from '../read/ScanFile';
import { ScanFileError } from '../read/ScanFileError';
import type { ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';
import { openvasCsv } from './openvasCsv';
import { openvasCsvHeader } from './openvasCsvHeader';
import { openvasXml } from './openvasXml';

/** Reports of OpenVAS and Greenbone, in XML of any nesting and as tables. */
export const openvas: ScanFormat = {
  id: 'openvas',
  title: 'OpenVAS / Greenbone',
  version: 1,
  recognise,
  read,
};

function recognise({ xml, rows }: FileHead): number {
  if (!xml) return rows?.some(each => openvasCsvHeader(each)) ? 0.98 : 0;
  const { root, attributes, elements } = xml;
  const has = (...names: string[]) =>
    names.some(name => elements.includes(name));
  if (/^(get_reports|get_results|authenticate)_response$/.test(root)) return 1;
  // Results alone, cut out of a report.
  if (root === 'results') return has('result') && has('nvt') ? 0.95 : 0;
  if (root !== 'report') return 0;
  if (has('gmp', 'omp', 'nvt') || attributes.format_id) return 0.97;
  return has('scan_run_status', 'report_format') ? 0.95 : 0;
}

function read(file: ScanFile): AsyncGenerator<ScanRecord> {
  const { xml } = file.head;
  if (!xml) return openvasCsv(file);
  const { status, status_text = '' } = xml.attributes;
  if (xml.root === 'authenticate_response' || /^[45]/.test(status ?? ''))
    throw new ScanFileError(
      `Greenbone answered with no report: “${status_text.slice(0, 200)}”. Fetch the report again.`,
    );
  return openvasXml(file);
}
