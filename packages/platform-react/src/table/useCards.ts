import { useLayoutEffect, useRef } from 'react';

/** Screens of phones, on which no table is easy to read. */
const narrow = 640;

/** Draws a table as cards, marked with `data-cards`, while its columns have no room where it stands. */
export function useCards() {
  const ref = useRef<HTMLTableElement>(null);
  useLayoutEffect(() => {
    const table = ref.current;
    const place = table?.parentElement;
    if (!table || !place) return undefined;
    let needed = 0;
    const draw = () => {
      const room = window.innerWidth > narrow ? place.clientWidth : 0;
      // Cards stay until there is room again: a table that only tries would move what is being read.
      if (needed > room) return;
      table.removeAttribute('data-cards');
      const { offsetWidth } = table;
      needed = offsetWidth > room ? offsetWidth : 0;
      table.toggleAttribute('data-cards', needed > 0);
    };
    draw();
    // What its cells load and say later may be wider.
    const content = new MutationObserver(draw);
    content.observe(table, {
      ...{ subtree: true, childList: true, characterData: true },
    });
    window.addEventListener('resize', draw);
    return () => {
      content.disconnect();
      window.removeEventListener('resize', draw);
    };
  }, []);
  return ref;
}
