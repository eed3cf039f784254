import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PermissionApi } from '@backstage/plugin-permission-react';

const asked = new WeakMap<PermissionApi, Map<string, Promise<boolean>>>();

/**
 * Whether the person holds the permission in any tenant; each one is asked once. It is asked by name alone, as a basic
 * permission: an answer with conditions is for endpoints, not for screens.
 */
export function askPermission(
  api: PermissionApi,
  name: string,
): Promise<boolean> {
  const answers = asked.get(api) ?? new Map<string, Promise<boolean>>();
  asked.set(api, answers);
  const known = answers.get(name);
  if (known) return known;
  const answer = api
    .authorize({ permission: { type: 'basic', name, attributes: {} } })
    .then(({ result }) => result === AuthorizeResult.ALLOW);
  answer.catch(() => answers.delete(name));
  answers.set(name, answer);
  return answer;
}
