import type { Architecture } from '../Architecture';
import type { LoadedContext } from './LoadedContext';

/** A rule over the contract of one context; answers with one sentence for each thing that is wrong. */
export type ContractRule = (
  context: LoadedContext,
  architecture: Architecture,
) => string[];
