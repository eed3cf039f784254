import { z } from 'zod';
import {
  endpoint,
  id,
  line,
  page,
  pageInput,
  tenantId,
} from '@wardroom/platform-common';
import * as may from '../permissions';
import {
  Site,
  siteFields,
  siteId,
  SiteKind,
  siteSecret,
  SiteTrial,
} from '../site/Site';
import { hostAddress } from '../target/hostAddress';
import { SshPublicKey } from '../target/SshPublicKey';
import { targetFields } from '../target/Target';

const one = '/tenants/{tenant}/sites/{id}';
const site = { tenant: tenantId, id: siteId };
const version = { version: z.number().int().positive() };

/** Endpoints of sites: the customers' networks and the ways into them. */
export const siteEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/sites',
    scope: 'tenants',
    permission: may.siteRead,
    summary: 'Ways into networks of visible customers, with their state',
  })
    .input(
      z.strictObject({
        ...pageInput,
        tenant: tenantId.optional(),
        search: line(80).optional(),
      }),
    )
    .output(page(Site)),
  get: endpoint({
    method: 'GET',
    path: one,
    scope: 'tenant',
    permission: may.siteRead,
    summary: 'One way into a network, with its state',
  })
    .input(z.strictObject(site))
    .output(Site),
  create: endpoint({
    method: 'POST',
    path: '/tenants/{tenant}/sites',
    scope: 'tenant',
    permission: may.siteCreate,
    audit: 'site.created',
    creates: true,
    summary: 'Creates a way into a network; the file of a tunnel comes sealed',
  })
    .input(
      z.strictObject({
        tenant: tenantId,
        /** Chosen by the browser, because the seal is bound to it. */
        id: siteId,
        kind: SiteKind,
        ...siteFields,
        /** Of a tunnel, sealed for the purpose `site`, this tenant, this id and version 1. */
        secret: siteSecret.optional(),
        jumpTarget: id('tgt').optional(),
        publicKey: SshPublicKey.optional(),
      }),
    )
    .output(Site),
  update: endpoint({
    method: 'PATCH',
    path: one,
    scope: 'tenant',
    permission: may.siteUpdate,
    audit: 'site.updated',
    summary: 'Changes a site; what is open through it ends',
  })
    .input(
      z.strictObject({
        ...site,
        ...version,
        ...z.strictObject(siteFields).partial().shape,
        /** A new file, sealed for the version after the present one. */
        secret: siteSecret.optional(),
        jumpTarget: id('tgt').optional(),
        publicKey: SshPublicKey.optional(),
      }),
    )
    .output(Site),
  delete: endpoint({
    method: 'DELETE',
    path: one,
    scope: 'tenant',
    permission: may.siteDelete,
    audit: 'site.deleted',
    summary: 'Removes a site that no target uses',
  })
    .input(z.strictObject(site))
    .output(z.object({ id: z.string() })),
  enable: endpoint({
    method: 'POST',
    path: `${one}/enable`,
    scope: 'tenant',
    permission: may.siteEnable,
    audit: 'site.enabled',
    summary: 'Opens the way again',
  })
    .input(z.strictObject({ ...site, ...version }))
    .output(Site),
  disable: endpoint({
    method: 'POST',
    path: `${one}/disable`,
    scope: 'tenant',
    permission: may.siteDisable,
    audit: 'site.disabled',
    summary:
      'Closes the way: nothing new opens through it, and a tunnel goes down with all that is in it',
  })
    .input(z.strictObject({ ...site, ...version }))
    .output(Site),
  test: endpoint({
    method: 'POST',
    path: `${one}/test`,
    scope: 'tenant',
    permission: may.siteTest,
    audit: 'site.tested',
    summary:
      'Dials an address or a target through the site and says what came of it',
  })
    .input(
      z.strictObject({
        ...site,
        host: hostAddress.optional(),
        port: targetFields.port.optional(),
        /** Instead of host and port: a target that uses this site. */
        target: id('tgt').optional(),
      }),
    )
    .output(SiteTrial),
};
