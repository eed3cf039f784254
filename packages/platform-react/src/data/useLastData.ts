import { useRef } from 'react';
import type { Load } from './useLoad';

/**
 * What was loaded last, until the next answer comes, of whatever deps it was; nothing of it after an error. For lists that
 * follow what is typed: one that goes away for a moment loses the click that was meant for it.
 */
export function useLastData<T>({ data, loading }: Load<T>): T | undefined {
  const last = useRef(data);
  if (data !== undefined) last.current = data;
  return data ?? (loading ? last.current : undefined);
}
