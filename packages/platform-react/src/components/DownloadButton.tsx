import type { ReactElement } from 'react';
import { Button, type ButtonProps } from '@backstage/ui';
import { fetchApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { AnyContractProcedure } from '@orpc/contract';
import { contextOf, type Contract } from '@wardroom/platform-common';
import { addressOf } from '../api/addressOf';
import { ProblemError } from '../api/ProblemError';
import { useAction } from '../data/useAction';
import { saveFile } from '../format/saveFile';

type DownloadInput = Record<string, string | string[] | undefined>;

/** Fetches the file of a `download` endpoint as the signed-in person and saves it. */
export function DownloadButton(props: {
  contract: Contract;
  /** The endpoint of that contract: `tenantsContract.tenants.export`. */
  endpoint: AnyContractProcedure;
  input: DownloadInput;
  /** Used where the server names no file. */
  filename?: string;
  variant?: ButtonProps['variant'];
  icon?: ReactElement;
  children: string;
}) {
  const { contract, endpoint, input, filename, variant, icon } = props;
  const { fetch } = useApi(fetchApiRef);
  const download = useAction(async () => {
    const address = addressOf(endpoint, input);
    const response = await fetch(`plugin://${contextOf(contract)}${address}`);
    if (!response.ok) throw await ProblemError.fromResponse(response);
    const named = /filename="([^"]+)"/.exec(
      response.headers.get('content-disposition') ?? '',
    );
    saveFile(await response.blob(), named?.[1] ?? filename ?? 'download');
  });
  return (
    <Button
      variant={variant ?? 'secondary'}
      iconStart={icon}
      isPending={download.pending}
      onPress={() => void download.run()}
    >
      {props.children}
    </Button>
  );
}
