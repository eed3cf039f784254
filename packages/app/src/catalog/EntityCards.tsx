import type { EntityContentLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import styles from './EntityCards.module.css';

/** Cards of an entity: facts at the side, all else beside them; facts alone take the whole width. */
export function EntityCards({ cards }: EntityContentLayoutProps) {
  const facts = cards.filter(({ type }) => type === 'info');
  const others = cards.filter(({ type }) => type !== 'info');
  return (
    <div className={styles.cards} data-alone={others.length === 0}>
      <div className={styles.column}>
        {others.map(({ element }, i) => (
          <div key={element.key ?? i}>{element}</div>
        ))}
      </div>
      <div className={styles.column}>
        {facts.map(({ element }, i) => (
          <div key={element.key ?? i}>{element}</div>
        ))}
      </div>
    </div>
  );
}
