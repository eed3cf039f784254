import { useMemo } from 'react';
import { homeWidgets, Region, usePermitted } from '@wardroom/platform-react';
import styles from './HomeRegions.module.css';

/** The regions of a home page, as contexts bring them. Widgets with the same title share a region. */
export function HomeRegions(props: { workspace: 'console' | 'portal' }) {
  const all = homeWidgets.useSlot();
  const own = useMemo(
    () => all.filter(({ workspace }) => workspace === props.workspace),
    [all, props.workspace],
  );
  const widgets = usePermitted(own) ?? [];
  const titles = [...new Set(widgets.map(({ title }) => title))];
  return (
    <div className={styles.regions}>
      {titles.map(title => {
        const inside = widgets.filter(widget => widget.title === title);
        return (
          <Region
            key={title}
            title={title}
            className={inside.some(({ wide }) => wide) ? styles.wide : ''}
          >
            <div className={styles.inside}>
              {inside.map(({ id, Component }) => (
                <Component key={id} />
              ))}
            </div>
          </Region>
        );
      })}
    </div>
  );
}
