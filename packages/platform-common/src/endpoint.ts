import { oc, type HTTPMethod } from '@orpc/contract';
import type { Permission } from '@backstage/plugin-permission-common';

/**
 * In which tenants an endpoint works.
 *
 * - `tenant`: in the one that its path names; a foreign one is not found
 * - `tenants`: across all that the caller may see; `?tenant=` narrows it
 * - `fleet`: in all tenants, for people whose role spans them
 * - `self`: on the signed-in person's own things
 * - `public`: without signing in
 * - `service`: for other plugins only, never for people
 */
export type ScopeKind =
  'tenant' | 'tenants' | 'fleet' | 'self' | 'public' | 'service';

export type EndpointMeta = {
  scope: ScopeKind;
  /** Absent exactly for the scopes `self`, `public` and `service`. */
  permission?: Permission;
  /** The audit event that stands in the tenant's chain after a success; refusals carry its name too. */
  audit?: string;
  /** True for a POST that creates something: it may carry an `Idempotency-Key`. */
  creates?: boolean;
  /** Content type of the file that this endpoint answers with, instead of JSON. */
  download?: string;
  /** Content type of the file that is this endpoint's body; its input is then the path and the query. */
  upload?: string;
  /** True where the work goes on after the answer, which is 202. */
  starts?: boolean;
  summary: string;
};

export type EndpointDefinition = EndpointMeta & {
  method: HTTPMethod;
  path: `/${string}`;
};

/**
 * Begins the declaration of one endpoint; `.input()` and `.output()` complete it.
 *
 * Path parameters are written `{name}` and are fields of the input, like the query of a GET and the body of all else.
 */
export function endpoint<D extends EndpointDefinition>(definition: D) {
  const { method, path, ...rest } = definition;
  const meta: EndpointMeta = rest;
  // That it takes a file stands in the type as well: its handler gets that besides the input.
  return oc.$meta(meta as EndpointMeta & Pick<D, 'upload' & keyof D>).route({
    method,
    path,
    summary: meta.summary,
    successStatus: meta.starts ? 202 : 200,
  });
}
