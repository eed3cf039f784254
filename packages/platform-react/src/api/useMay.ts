import { useMemo } from 'react';
import { usePermitted } from './usePermitted';

/**
 * Whether the signed-in person holds the permission in any tenant; undefined while it is not known. It decides what
 * is shown where there is no object yet that could carry `allowedActions`; the server decides what is allowed.
 */
export function useMay(permission: string | undefined): boolean | undefined {
  const items = useMemo(() => [{ permission }], [permission]);
  const permitted = usePermitted(items);
  return permitted && permitted.length > 0;
}
