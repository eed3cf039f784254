import type { Rights } from '@wardroom/platform-node';
import {
  siteDelete,
  siteDisable,
  siteEnable,
  siteTest,
  siteUpdate,
  type Site,
} from '@wardroom/remote-access-common';
import type { StoredSite } from './SiteReader';

/** Rights on sites that the policy asks for. */
export const siteRights = [
  siteTest,
  siteUpdate,
  siteEnable,
  siteDisable,
  siteDelete,
];

/** What somebody with these rights may do to a site. One that is closed cannot be tried. */
export function siteActions(
  { tenant, enabled }: StoredSite,
  rights: Rights,
): Site['allowedActions'] {
  const actions: Site['allowedActions'] = [];
  if (enabled && rights.has(siteTest, tenant)) actions.push('test');
  if (rights.has(siteUpdate, tenant)) actions.push('update');
  if (!enabled && rights.has(siteEnable, tenant)) actions.push('enable');
  if (enabled && rights.has(siteDisable, tenant)) actions.push('disable');
  if (rights.has(siteDelete, tenant)) actions.push('delete');
  return actions;
}
