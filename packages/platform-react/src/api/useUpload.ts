import { useCallback } from 'react';
import {
  discoveryApiRef,
  identityApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import type {
  AnyContractProcedure,
  ContractProcedure,
  ErrorMap,
  InferSchemaInput,
  InferSchemaOutput,
  Meta,
} from '@orpc/contract';
import { contextOf, type Contract } from '@wardroom/platform-common';
import { addressOf } from './addressOf';
import { sendFile, type SendFileOptions } from './sendFile';

type InputOf<P> =
  P extends ContractProcedure<infer I, infer _, ErrorMap, Meta>
    ? InferSchemaInput<I>
    : never;
type OutputOf<P> =
  P extends ContractProcedure<infer _, infer O, ErrorMap, Meta>
    ? InferSchemaOutput<O>
    : never;

export type UploadOptions = Pick<SendFileOptions, 'signal' | 'onProgress'>;

/** A function that sends a file to an `upload` endpoint as the signed-in person. It throws ProblemError. */
export function useUpload<P extends AnyContractProcedure>(
  contract: Contract,
  endpoint: P,
) {
  const discovery = useApi(discoveryApiRef);
  const identity = useApi(identityApiRef);
  return useCallback(
    async (
      input: InputOf<P>,
      file: Blob,
      options: UploadOptions = {},
    ): Promise<OutputOf<P>> => {
      const { token } = await identity.getCredentials();
      const base = await discovery.getBaseUrl(contextOf(contract));
      const url = `${base}${addressOf(endpoint, input as object)}`;
      return (await sendFile({ url, token, file, ...options })) as OutputOf<P>;
    },
    [contract, endpoint, discovery, identity],
  );
}
