import type { FileHead } from '../read/FileHead';
import type { ScanFile } from '../read/ScanFile';
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
  if (!xml) return rows?.some(openvasCsvHeader) ? 0.98 : 0;
  const { root, attributes, elements } = xml;
  const has = (...names: string[]) =>
    names.some(name => elements.includes(name));
  if (/^get_(reports|results)_response$/.test(root)) return 1;
  if (root !== 'report') return 0;
  if (has('gmp', 'omp', 'nvt') || attributes.format_id) return 0.97;
  return has('scan_run_status', 'report_format') ? 0.95 : 0;
}

function read(file: ScanFile): AsyncGenerator<ScanRecord> {
  return file.head.xml ? openvasXml(file) : openvasCsv(file);
}
