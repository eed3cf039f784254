import type { FileHead } from '../read/FileHead';
import { ScanFileError } from '../read/ScanFileError';
import type { ScanFile } from '../read/ScanFile';
import type { ScanRecord } from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';
import { nessusCsv } from './nessusCsv';
import { nessusCsvHeader } from './nessusCsvHeader';
import { nessusXml } from './nessusXml';

/** What Tenable's scanners export: the XML of Nessus, and the tables of Nessus, Security Center and Vulnerability Management. */
export const nessus: ScanFormat = {
  id: 'nessus',
  title: 'Tenable Nessus',
  version: 1,
  recognise,
  read,
};

function recognise({ xml, rows }: FileHead): number {
  if (xml) return xml.root.startsWith('NessusClientData') ? 1 : 0;
  return rows?.some(nessusCsvHeader) ? 0.98 : 0;
}

function read(file: ScanFile): AsyncGenerator<ScanRecord> {
  const root = file.head.xml?.root;
  if (!root) return nessusCsv(file);
  if (root === 'NessusClientData_v2') return nessusXml(file);
  throw new ScanFileError(
    'This is the format of Nessus before version 4. Export the scan as “Nessus” again with a later version.',
  );
}
