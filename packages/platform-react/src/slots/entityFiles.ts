import type { AnyContractProcedure } from '@orpc/contract';
import type { ApplyPlan, Contract } from '@wardroom/platform-common';
import { createSlot } from './createSlot';

/** How one context takes and gives its part of the entity files. */
export type EntityFiles = {
  /** The things in the files: "Customers and people". */
  title: string;
  /** Name of the permission to apply files. */
  permission: string;
  /** Small numbers are applied first. */
  order: number;
  /** A hook that gives the function that applies files, or only tells what they would change. */
  useApply: () => (input: {
    files: string;
    dryRun: boolean;
  }) => Promise<ApplyPlan>;
  /** The endpoint that gives the files of a customer; its input is the tenant. */
  contract: Contract;
  exportEndpoint: AnyContractProcedure;
  exportPermission: string;
};

export const entityFiles = createSlot<
  EntityFiles,
  EntityFiles & { id: string }
>('entity-files', (params, node) => ({ ...params, id: node.spec.id }));

/** `EntityFilesBlueprint.make({ name, params })`: takes part in "Files" of the settings. */
export const EntityFilesBlueprint = entityFiles.Blueprint;
