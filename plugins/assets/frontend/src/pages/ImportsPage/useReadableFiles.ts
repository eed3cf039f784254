import { useClient, useLoad } from '@wardroom/platform-react';
import {
  assetsContract,
  type ScanFormatDescription,
} from '@wardroom/assets-common';
import { messages } from '../../messages';

const builtIn = Object.entries(messages.sources).map(([id, title]) => ({
  id,
  title,
}));

export type ReadableFiles = {
  formats: ScanFormatDescription[];
  /** Unknown until the server has said it. */
  maxBytes?: number;
};

/** Which files the server reads for a customer; until it has said so, the formats that come with the product. */
export function useReadableFiles(tenant: string): ReadableFiles {
  const client = useClient(assetsContract);
  const load = useLoad(
    async signal =>
      tenant ? client.scanImports.formats({ tenant }, { signal }) : undefined,
    [tenant],
  );
  const { items = builtIn, maxBytes } = load.data ?? {};
  return { formats: items, maxBytes };
}
