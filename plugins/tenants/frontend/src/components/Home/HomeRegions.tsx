import { useMemo } from 'react';
import { homeWidgets, Region, usePermitted } from '@wardroom/platform-react';
import { regionsOf } from './regionsOf';
import styles from './HomeRegions.module.css';

const none: ReturnType<typeof homeWidgets.useSlot> = [];

/** The regions of a home page, as contexts bring them. Widgets with the same title share a region. */
export function HomeRegions(props: { workspace: 'console' | 'portal' }) {
  const all = homeWidgets.useSlot();
  const own = useMemo(
    () => all.filter(({ workspace }) => workspace === props.workspace),
    [all, props.workspace],
  );
  const widgets = usePermitted(own) ?? none;
  const regions = useMemo(() => regionsOf(widgets), [widgets]);
  return (
    <div className={styles.regions}>
      {regions.map(({ title, wide, items }) => (
        <Region key={title} title={title} className={wide ? styles.wide : ''}>
          <div className={styles.inside}>
            {items.map(({ id, Component }) => (
              <Component key={id} />
            ))}
          </div>
        </Region>
      ))}
    </div>
  );
}
