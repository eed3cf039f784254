import { z } from 'zod';
import {
  ApplyPlan,
  defineContract,
  endpoint,
  id,
  line,
  page,
  pageInput,
  several,
  slug,
  tenantId,
} from '@wardroom/platform-common';
import {
  Asset,
  AssetCounts,
  assetFields,
  AssetOrigin,
  AssetReference,
  AssetState,
  AssetType,
  Criticality,
  newAsset,
  tag,
} from './Asset';
import { CatalogAsset } from './AssetEntity';
import { coverageEndpoints } from './scanCoverage/coverageEndpoints';
import { emergencyScanEndpoints } from './emergencyScan/emergencyScanEndpoints';
import { findingEndpoints } from './finding/findingEndpoints';
import { intelligenceEndpoints } from './intelligence/intelligenceEndpoints';
import * as may from './permissions';
import { remediationPolicyEndpoints } from './remediation/remediationPolicyEndpoints';
import { riskAcceptanceEndpoints } from './riskAcceptance/riskAcceptanceEndpoints';
import { scanImportEndpoints } from './scanImport/scanImportEndpoints';
import { scanQuotaEndpoints } from './scanQuota/scanQuotaEndpoints';
import { scanRunEndpoints } from './scanRun/scanRunEndpoints';
import { scanScheduleEndpoints } from './scanSchedule/scanScheduleEndpoints';
import { splitEndpoints } from './split/splitEndpoints';

const tenant = { tenant: tenantId };
const assetId = { id: id('ast') };
const version = { version: z.number().int().positive() };
const many = '/tenants/{tenant}/assets';
const one = `${many}/{id}` as const;

const filter = {
  tenant: tenantId.optional(),
  id: several(id('ast')).optional(),
  type: several(AssetType).optional(),
  criticality: several(Criticality).optional(),
  tag: several(tag).optional(),
  origin: several(AssetOrigin).optional(),
  /** Active ones if absent. */
  state: several(AssetState).optional(),
  /** Part of a name, title, owner, address or tag. */
  search: line(80).optional(),
  sort: z.enum(['name', 'criticality', 'updated']).optional(),
};

const assets = {
  list: endpoint({
    method: 'GET',
    path: '/assets',
    scope: 'tenants',
    permission: may.assetRead,
    summary:
      'Assets of the customers that the caller may see: by name, most critical first, or last changed first',
  })
    .input(z.strictObject({ ...pageInput, ...filter }))
    .output(page(Asset)),
  download: endpoint({
    method: 'GET',
    path: '/assets.csv',
    scope: 'tenants',
    permission: may.assetRead,
    audit: 'asset.downloaded',
    download: 'text/csv; charset=utf-8',
    summary: 'The list of assets as a table for a spreadsheet',
  }).input(z.strictObject(filter)),
  count: endpoint({
    method: 'GET',
    path: '/asset-counts',
    scope: 'tenants',
    permission: may.assetRead,
    summary: 'Number of active assets by type and by criticality',
  })
    .input(z.strictObject({ tenant: tenantId.optional() }))
    .output(AssetCounts),
  get: endpoint({
    method: 'GET',
    path: one,
    scope: 'tenant',
    permission: may.assetRead,
    summary: 'One asset, by its id or by its name',
  })
    .input(z.strictObject({ ...tenant, id: id('ast').or(slug) }))
    .output(Asset),
  create: endpoint({
    method: 'POST',
    path: many,
    scope: 'tenant',
    permission: may.assetCreate,
    audit: 'asset.created',
    creates: true,
    summary: 'Adds an asset',
  })
    .input(z.strictObject({ ...tenant, ...newAsset }))
    .output(Asset),
  update: endpoint({
    method: 'PATCH',
    path: one,
    scope: 'tenant',
    permission: may.assetUpdate,
    audit: 'asset.updated',
    summary: 'Changes an asset; its name stays',
  })
    .input(
      z.strictObject({
        ...tenant,
        ...assetId,
        ...version,
        ...z.strictObject(assetFields).partial().shape,
      }),
    )
    .output(Asset),
  retire: endpoint({
    method: 'POST',
    path: `${one}/retire`,
    scope: 'tenant',
    permission: may.assetRetire,
    audit: 'asset.retired',
    summary: 'Takes an asset out of use and out of the catalog',
  })
    .input(z.strictObject({ ...tenant, ...assetId, ...version }))
    .output(Asset),
  reactivate: endpoint({
    method: 'POST',
    path: `${one}/reactivate`,
    scope: 'tenant',
    permission: may.assetReactivate,
    audit: 'asset.reactivated',
    summary: 'Takes a retired asset back into use',
  })
    .input(z.strictObject({ ...tenant, ...assetId, ...version }))
    .output(Asset),
  merge: endpoint({
    method: 'POST',
    path: `${one}/merge`,
    scope: 'tenant',
    permission: may.assetMerge,
    audit: 'asset.merged',
    summary:
      'Joins an asset with another that it turned out to be: what scans know goes there, and it is retired',
  })
    .input(
      z.strictObject({
        ...tenant,
        ...assetId,
        ...version,
        into: z.strictObject({ ...assetId, ...version }),
      }),
    )
    .output(Asset),
  delete: endpoint({
    method: 'DELETE',
    path: one,
    scope: 'tenant',
    permission: may.assetDelete,
    audit: 'asset.deleted',
    summary: 'Removes a retired asset for good',
  })
    .input(z.strictObject({ ...tenant, ...assetId }))
    .output(z.object({ id: z.string() })),
  apply: endpoint({
    method: 'POST',
    path: '/apply',
    scope: 'fleet',
    permission: may.assetApply,
    audit: 'asset.applied',
    summary: 'Brings assets to what entity files of the kind Asset say',
  })
    .input(
      z.strictObject({
        /** YAML documents, separated by `---`. */
        files: z.string().min(1).max(900_000),
        dryRun: z.boolean(),
      }),
    )
    .output(ApplyPlan),
  export: endpoint({
    method: 'GET',
    path: '/tenants/{tenant}/export',
    scope: 'tenant',
    permission: may.assetExport,
    audit: 'asset.exported',
    download: 'application/yaml',
    summary: 'The asset files of a customer, as apply takes them',
  }).input(z.strictObject(tenant)),
  resolve: endpoint({
    method: 'GET',
    path: '/tenants/{tenant}/asset-references',
    scope: 'service',
    summary: 'The assets of a customer with these ids; unknown ones are absent',
  })
    .input(z.strictObject({ ...tenant, id: several(id('ast')) }))
    .output(z.object({ items: z.array(AssetReference) })),
};

const assetEntities = {
  list: endpoint({
    method: 'GET',
    path: '/asset-entities',
    scope: 'service',
    summary: 'Assets as the catalog shows them, and references of retired ones',
  })
    .input(
      z.strictObject({
        ...pageInput,
        tenant: tenantId.optional(),
        name: several(slug).optional(),
        /** Those that an import has found and nobody had entered. */
        scanImport: id('imp').optional(),
      }),
    )
    .output(
      z.object({
        present: z.array(CatalogAsset),
        gone: z.array(z.string()),
        nextCursor: z.string().optional(),
      }),
    ),
};

/** Everything that can be asked of the assets context. */
export const assetsContract = defineContract('assets', {
  assets: { ...assets, ...coverageEndpoints, ...splitEndpoints },
  assetEntities,
  findings: findingEndpoints,
  riskAcceptances: riskAcceptanceEndpoints,
  intelligence: intelligenceEndpoints,
  remediationPolicies: remediationPolicyEndpoints,
  emergencyScans: emergencyScanEndpoints,
  scanImports: scanImportEndpoints,
  scanQuotas: scanQuotaEndpoints,
  scanRuns: scanRunEndpoints,
  scanSchedules: scanScheduleEndpoints,
});
