import {
  Facts,
  formatBytes,
  PersonName,
  Region,
  TenantName,
  TimeText,
  useTenant,
} from '@wardroom/platform-react';
import type { ScanImport } from '@wardroom/assets-common';
import { titleOfSource } from '../../components/Finding/titleOfSource';
import { messages } from '../../messages';

const words = messages.scanImport.page;

/** What is known of an import and its file. */
export function ImportFacts({ scan }: { scan: ScanImport }) {
  const { format, scannedAt, endedAt, tenant } = scan;
  const { workspace } = useTenant();
  const time = (at?: string) => at && <TimeText time={at} show="both" />;
  return (
    <Region title={words.facts}>
      <Facts
        facts={[
          {
            label: words.customer,
            value:
              workspace === 'console' ? <TenantName tenant={tenant} /> : '',
          },
          { label: words.scanner, value: scan.scanner },
          {
            label: words.format,
            value: format && titleOfSource(format),
          },
          { label: words.scannedAt, value: time(scannedAt) },
          { label: words.closes, value: scan.closes ? words.yes : words.no },
          {
            label: words.by,
            value: <PersonName personRef={scan.createdBy} />,
          },
          { label: words.at, value: time(scan.createdAt) },
          { label: words.endedAt, value: time(endedAt) },
          { label: words.size, value: formatBytes(scan.bytes) },
          { label: words.sha256, value: scan.sha256 },
        ]}
      />
    </Region>
  );
}
