import { useEffect, type RefObject } from 'react';

/**
 * Moves the focus to the input in this element on Ctrl+K or Cmd+K. A terminal keeps its own Ctrl+K: there it deletes
 * to the end of the line.
 */
export function useFocusShortcut(element: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { ctrlKey, metaKey, altKey, shiftKey, key, target } = event;
      if (key.toLowerCase() !== 'k' || ctrlKey === metaKey) return;
      if (altKey || shiftKey) return;
      const inside = target instanceof Element ? target : undefined;
      if (inside?.closest('[role="application"]')) return;
      event.preventDefault();
      element.current?.querySelector('input')?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [element]);
}
