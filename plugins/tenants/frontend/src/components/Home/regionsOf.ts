/** A region of a home with what stands in it. */
export type HomeRegion<W> = { title: string; wide: boolean; items: W[] };

/**
 * Widgets by region, in order. Two narrow regions stand side by side; one that would stand alone takes the width of
 * both, so that the eye meets the regions in the order of the page.
 */
export function regionsOf<W extends { title: string; wide?: boolean }>(
  widgets: readonly W[],
): HomeRegion<W>[] {
  const titles = [...new Set(widgets.map(({ title }) => title))];
  const regions = titles.map(title => {
    const items = widgets.filter(widget => widget.title === title);
    return { title, items, wide: items.some(({ wide }) => wide) };
  });
  let waiting: HomeRegion<W> | undefined;
  for (const region of regions) {
    if (!region.wide) waiting = waiting ? undefined : region;
    else if (waiting) {
      waiting.wide = true;
      waiting = undefined;
    }
  }
  if (waiting) waiting.wide = true;
  return regions;
}
