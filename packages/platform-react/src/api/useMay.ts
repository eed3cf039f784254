import { useEffect, useState } from 'react';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  permissionApiRef,
  type PermissionApi,
} from '@backstage/plugin-permission-react';

const asked = new WeakMap<PermissionApi, Map<string, Promise<boolean>>>();

/**
 * Whether the signed-in person holds the permission in any tenant; undefined while it is not known. It decides what
 * is shown where there is no object yet that could carry `allowedActions`; the server decides what is allowed.
 */
export function useMay(permission: string | undefined): boolean | undefined {
  const api = useApiHolder().get(permissionApiRef);
  const [answer, setAnswer] = useState<{ of?: string; may: boolean }>();
  useEffect(() => {
    if (!api || !permission) return undefined;
    let current = true;
    mayDo(api, permission)
      .catch(() => false)
      .then(may => current && setAnswer({ of: permission, may }));
    return () => {
      current = false;
    };
  }, [api, permission]);
  if (!permission) return true;
  return answer?.of === permission ? answer.may : undefined;
}

/** Asked by name alone, as a basic permission: a conditional answer is for endpoints, not for screens. */
function mayDo(api: PermissionApi, name: string): Promise<boolean> {
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
