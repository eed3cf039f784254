import { useEffect, useMemo, useState } from 'react';
import { storageApiRef, useApiHolder } from '@backstage/frontend-plugin-api';

/** A named set of filters and order, as a query of the address. */
export type SavedView = { name: string; query: string };

/** The views that the person saved for a table. */
export function useSavedViews(table: string) {
  const storage = useApiHolder().get(storageApiRef);
  const bucket = useMemo(() => storage?.forBucket('tableViews'), [storage]);
  const [views, setViews] = useState<readonly SavedView[]>(
    () => bucket?.snapshot<SavedView[]>(table).value ?? [],
  );
  useEffect(() => {
    const changes = bucket?.observe$<SavedView[]>(table).subscribe(snapshot => {
      if (snapshot.presence !== 'unknown') setViews(snapshot.value ?? []);
    });
    return () => changes?.unsubscribe();
  }, [bucket, table]);
  const keep = (next: SavedView[]) => {
    setViews(next);
    void bucket?.set(table, next);
  };
  return { views, keep };
}
