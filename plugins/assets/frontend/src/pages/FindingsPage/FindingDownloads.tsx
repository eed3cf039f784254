import { RiDownloadLine } from '@remixicon/react';
import { DownloadButton } from '@wardroom/platform-react';
import { assetsContract } from '@wardroom/assets-common';
import { messages } from '../../messages';
import type { FindingFilter } from './useFindingRows';

const words = messages.finding.list;
const { download, downloadJson } = assetsContract.findings;

/** Saves all findings that match the filters, for a spreadsheet or for another program. */
export function FindingDownloads({ filter }: { filter: FindingFilter }) {
  const shared = {
    contract: assetsContract,
    input: filter,
    icon: <RiDownloadLine aria-hidden="true" />,
  };
  return (
    <>
      <DownloadButton {...shared} endpoint={download}>
        {words.download}
      </DownloadButton>
      <DownloadButton {...shared} endpoint={downloadJson}>
        {words.downloadJson}
      </DownloadButton>
    </>
  );
}
