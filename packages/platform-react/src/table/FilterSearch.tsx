import { useEffect, useRef, useState } from 'react';
import { SearchField } from '@backstage/ui';
import type { TableView } from './useTableView';

const pauseMillis = 250;

/** A search box whose text is the filter `search` of the view, once the person pauses typing. */
export function FilterSearch(props: {
  view: TableView;
  /** Accessible name: "Search customers". */
  label: string;
  filter?: string;
}) {
  const { view, label, filter = 'search' } = props;
  const inView = view.value(filter) ?? '';
  const [text, setText] = useState(inView);
  const sent = useRef(inView);
  useEffect(() => {
    // A saved view or "Clear filters" changed it from outside.
    if (inView !== sent.current) {
      sent.current = inView;
      setText(inView);
    }
  }, [inView]);
  const latest = useRef(view);
  latest.current = view;
  useEffect(() => {
    if (text.trim() === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = text.trim();
      latest.current.set(filter, sent.current ? [sent.current] : []);
    }, pauseMillis);
    return () => clearTimeout(timer);
  }, [text, filter]);
  return (
    <SearchField
      aria-label={label}
      placeholder={label}
      size="small"
      value={text}
      onChange={setText}
    />
  );
}
