import { act, renderHook, waitFor } from '@testing-library/react';
import { usePages } from './usePages';

const rows = Array.from({ length: 5 }, (_, i) => `row ${i}`);

async function pageFrom(cursor = '0', limit = 2) {
  const start = Number(cursor);
  const end = start + limit;
  return {
    items: rows.slice(start, end),
    nextCursor: end < rows.length ? String(end) : undefined,
  };
}

describe('usePages', () => {
  it('appends page after page until there is no more', async () => {
    const { result } = renderHook(() =>
      usePages(({ cursor, limit }) => pageFrom(cursor, limit), [], {
        limit: 2,
      }),
    );
    await waitFor(() => expect(result.current.data).toHaveLength(2));
    act(() => result.current.loadMore());
    await waitFor(() => expect(result.current.data).toHaveLength(4));
    act(() => result.current.loadMore());
    await waitFor(() => expect(result.current.data).toEqual(rows));
    expect(result.current.hasMore).toBe(false);
  });

  it('keeps what was appended when it looks again and finds the same, and begins anew where that changed', async () => {
    let newest = 'row 0';
    const { result } = renderHook(() =>
      usePages(
        async ({ cursor, limit }) => {
          const page = await pageFrom(cursor, limit);
          return cursor ? page : { ...page, items: [newest, 'row 1'] };
        },
        [],
        { limit: 2 },
      ),
    );
    await waitFor(() => expect(result.current.data).toHaveLength(2));
    act(() => result.current.loadMore());
    await waitFor(() => expect(result.current.data).toHaveLength(4));
    await act(async () => result.current.reload());
    await waitFor(() => expect(result.current.loading).toBe(false));
    expect(result.current.data).toHaveLength(4);
    newest = 'row new';
    await act(async () => result.current.reload());
    await waitFor(() =>
      expect(result.current.data).toEqual(['row new', 'row 1']),
    );
  });

  it('keeps the rows when the next page fails, and says why', async () => {
    const { result } = renderHook(() =>
      usePages(
        async ({ cursor, limit }) => {
          if (cursor) throw new Error('too slow');
          return pageFrom(cursor, limit);
        },
        [],
        { limit: 2 },
      ),
    );
    await waitFor(() => expect(result.current.data).toHaveLength(2));
    act(() => result.current.loadMore());
    await waitFor(() =>
      expect(result.current.moreError?.detail).toBe('too slow'),
    );
    expect(result.current.data).toHaveLength(2);
  });

  it('gives all rows for an export', async () => {
    const { result } = renderHook(() =>
      usePages(({ cursor }) => pageFrom(cursor), [], { limit: 2 }),
    );
    await expect(result.current.loadAll()).resolves.toEqual(rows);
    await waitFor(() => expect(result.current.loading).toBe(false));
  });
});
