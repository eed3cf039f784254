import { z } from 'zod';
import {
  endpoint,
  id,
  line,
  page,
  pageInput,
  tenantId,
} from '@wardroom/platform-common';
import { Target, targetFields, TargetPolicy } from '../target/Target';
import { TargetSettings } from '../target/TargetSettings';
import { HostKey } from '../target/HostKey';
import { SshPublicKey } from '../target/SshPublicKey';
import * as may from '../permissions';

const one = '/tenants/{tenant}';
const version = { version: z.number().int().positive() };
const target = { tenant: tenantId, id: id('tgt') };

/** Ways into assets. */
export const targetEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/targets',
    scope: 'tenants',
    permission: may.targetRead,
    summary: 'Ways into assets of visible customers',
  })
    .input(
      z.strictObject({
        ...pageInput,
        tenant: tenantId.optional(),
        asset: id('ast').optional(),
        search: line(80).optional(),
      }),
    )
    .output(page(Target)),
  get: endpoint({
    method: 'GET',
    path: `${one}/targets/{id}`,
    scope: 'tenant',
    permission: may.targetRead,
    summary: 'One way into an asset',
  })
    .input(z.strictObject(target))
    .output(Target),
  create: endpoint({
    method: 'POST',
    path: `${one}/targets`,
    scope: 'tenant',
    permission: may.targetCreate,
    audit: 'target.created',
    creates: true,
    summary: 'Creates a way into an asset',
  })
    .input(
      z.strictObject({
        tenant: tenantId,
        ...targetFields,
        /** An SSH server if absent. */
        settings: TargetSettings.optional(),
        /** SSH targets through which it is reached, the nearest first. */
        jumps: z.array(id('tgt')).max(2).optional(),
        policy: TargetPolicy.optional(),
        /** The host key, where it is known beforehand; else it is pinned at the first session. */
        pinned: HostKey.omit({ authority: true }).optional(),
        /** The public key of who signs its host certificate: instead of its own key, that is trusted. */
        hostAuthority: SshPublicKey.optional(),
      }),
    )
    .output(Target),
  update: endpoint({
    method: 'PATCH',
    path: `${one}/targets/{id}`,
    scope: 'tenant',
    permission: may.targetUpdate,
    audit: 'target.updated',
    summary: 'Changes a target; another host or port drops its pinned host key',
  })
    .input(
      z.strictObject({
        ...target,
        ...version,
        ...z.strictObject(targetFields).omit({ asset: true }).partial().shape,
        /** Of the protocol that the target has: a target keeps it. */
        settings: TargetSettings.optional(),
        /** SSH targets through which it is reached, the nearest first. */
        jumps: z.array(id('tgt')).max(2).optional(),
        policy: TargetPolicy.optional(),
        /**
         * The public key of who signs its host certificate; `null`: its own key is pinned again, at the next session.
         * Whoever changes what a target is known by needs the right to re-pin as well.
         */
        hostAuthority: SshPublicKey.nullable().optional(),
      }),
    )
    .output(Target),
  repin: endpoint({
    method: 'POST',
    path: `${one}/targets/{id}/repin`,
    scope: 'tenant',
    permission: may.targetRepin,
    audit: 'target.repinned',
    summary: 'Accepts the changed host key of a target',
  })
    .input(
      z.strictObject({
        ...target,
        ...version,
        /** The fingerprint that the person compared, to be sure that it is the one that was met. */
        fingerprint: HostKey.shape.fingerprint,
        reason: line(300),
      }),
    )
    .output(Target),
  delete: endpoint({
    method: 'DELETE',
    path: `${one}/targets/{id}`,
    scope: 'tenant',
    permission: may.targetDelete,
    audit: 'target.deleted',
    summary: 'Removes a target without live sessions; past sessions stay',
  })
    .input(z.strictObject(target))
    .output(z.object({ id: z.string() })),
};
