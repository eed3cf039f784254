import type { Rights } from '@wardroom/platform-node';
import {
  memberDisable,
  memberEnable,
  memberUpdate,
  type Member,
} from '@wardroom/tenants-common';
import type { StoredMember } from './MemberReader';

/** What somebody may do to a person. Nobody takes access from themselves: a tenant could end up without anybody. */
export function memberActions(
  member: StoredMember,
  actor: string,
  rights: Rights,
): Member['allowedActions'] {
  const actions: Member['allowedActions'] = [];
  const { tenant, state } = member;
  if (rights.has(memberUpdate, tenant)) actions.push('update');
  if (member.ref === actor) return actions;
  if (state === 'active' && rights.has(memberDisable, tenant)) {
    actions.push('disable');
  }
  if (state === 'disabled' && rights.has(memberEnable, tenant)) {
    actions.push('enable');
  }
  return actions;
}
