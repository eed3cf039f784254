import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Page, PageInput } from '@wardroom/platform-common';
import { isAborted, ProblemError } from '../api/ProblemError';
import { useLoad, type Load, type LoadOptions } from './useLoad';

export type PageRequest = PageInput & { signal: AbortSignal };

/** Rows of a list that comes in pages; `loadMore` appends the next one. */
export type Pages<T> = Load<T[]> & {
  hasMore: boolean;
  loadingMore: boolean;
  /** What kept the next page away; the rows before it stay. */
  moreError?: ProblemError;
  loadMore: () => void;
  /** All rows, for an export. Stops at `most` rows. */
  loadAll: (most?: number) => Promise<T[]>;
};

type Tail<T> = { items: T[]; cursor?: string };

/**
 * Loads a keyset-paged list: `usePages(({ signal, ...page }) => client.things.list({ ...page, search }, { signal }),
 * [search])`.
 */
export function usePages<T>(
  fetchPage: (request: PageRequest) => Promise<Page<T>>,
  deps: readonly unknown[],
  options: LoadOptions & { limit?: number } = {},
): Pages<T> {
  const { limit = 50, ...loadOptions } = options;
  const latest = useRef(fetchPage);
  latest.current = fetchPage;
  const load = useLoad(
    signal => fetchPage({ limit, signal }),
    deps,
    loadOptions,
  );
  const first = { ...load, data: useUnchanged(load.data) };
  const [tail, setTail] = useState<Tail<T>>();
  const [more, setMore] = useState<{
    loading: boolean;
    error?: ProblemError;
  }>({ loading: false });
  const underWay = useRef<AbortController>(undefined);

  // Rows after a first page that has changed could be missing or doubled.
  useEffect(() => {
    setTail(undefined);
    setMore({ loading: false });
    return () => underWay.current?.abort();
  }, [first.data]);

  const cursor = tail ? tail.cursor : first.data?.nextCursor;
  const loadMore = useCallback(() => {
    if (!cursor || more.loading) return;
    const controller = new AbortController();
    underWay.current = controller;
    setMore({ loading: true });
    latest.current({ cursor, limit, signal: controller.signal }).then(
      page => {
        if (controller.signal.aborted) return;
        setTail(old => ({
          items: [...(old?.items ?? []), ...page.items],
          cursor: page.nextCursor,
        }));
        setMore({ loading: false });
      },
      error => {
        if (controller.signal.aborted || isAborted(error)) return;
        setMore({ loading: false, error: ProblemError.of(error) });
      },
    );
  }, [cursor, limit, more.loading]);

  const loadAll = useCallback(
    (most = 10_000) => collect(latest.current, most),
    [],
  );
  const data = useMemo(
    () => first.data && [...first.data.items, ...(tail?.items ?? [])],
    [first.data, tail],
  );
  return {
    ...first,
    data,
    hasMore: Boolean(cursor),
    loadingMore: more.loading,
    moreError: more.error,
    loadMore,
    loadAll,
  };
}

/** The same object as long as it says the same: what is looked for again and again mostly has not changed. */
function useUnchanged<T>(data: T): T {
  const last = useRef<{ data?: T; seen?: T; text?: string }>({});
  if (last.current.seen !== data) {
    const text = JSON.stringify(data);
    const isSame = text === last.current.text;
    last.current = {
      data: isSame ? last.current.data : data,
      seen: data,
      text,
    };
  }
  return last.current.data as T;
}

async function collect<T>(
  fetchPage: (request: PageRequest) => Promise<Page<T>>,
  most: number,
): Promise<T[]> {
  const { signal } = new AbortController();
  const rows: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await fetchPage({ cursor, limit: 200, signal });
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor && rows.length < most);
  return rows;
}
