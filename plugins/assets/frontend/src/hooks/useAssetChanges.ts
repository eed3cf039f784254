import { useCallback, useEffect, useRef } from 'react';

const listeners = new Map<string, Set<() => void>>();

/**
 * Cards of one page know nothing of each other: what one of them changes of an asset, all load anew.
 *
 * @param reload - is called when one of them has changed it
 * @returns tells all of them
 */
export function useAssetChanges(
  asset: { tenant: string; name: string },
  reload: () => void,
): () => void {
  const key = `${asset.tenant}/${asset.name}`;
  const latest = useRef(reload);
  latest.current = reload;
  useEffect(() => {
    const all = listeners.get(key) ?? new Set();
    const listener = () => latest.current();
    listeners.set(key, all.add(listener));
    return () => {
      all.delete(listener);
      if (all.size === 0) listeners.delete(key);
    };
  }, [key]);
  return useCallback(
    () => listeners.get(key)?.forEach(listener => listener()),
    [key],
  );
}
