import type { ReactElement } from 'react';
import { Button, type ButtonProps } from '@backstage/ui';
import { fetchApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { AnyContractProcedure } from '@orpc/contract';
import { contextOf, type Contract } from '@wardroom/platform-common';
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
    const address = addressOf(contract, endpoint, input);
    const response = await fetch(address);
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

/** Path parameters go into the path, all else into the query. */
function addressOf(
  contract: Contract,
  endpoint: AnyContractProcedure,
  input: DownloadInput,
): string {
  const query = new URLSearchParams();
  let path = endpoint['~orpc'].route.path ?? '/';
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue;
    if (typeof value === 'string' && path.includes(`{${name}}`)) {
      path = path.replace(
        `{${name}}`,
        encodeURIComponent(value),
      ) as `/${string}`;
    } else [value].flat().forEach(one => query.append(name, one));
  }
  const search = query.size ? `?${query}` : '';
  return `plugin://${contextOf(contract)}${path}${search}`;
}
