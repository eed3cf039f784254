import { useId, type ReactNode } from 'react';
import { Box } from '@backstage/ui';
import styles from './Region.module.css';

/** A titled part of a page; its title is the accessible name of the region. */
export function Region(props: {
  title: string;
  /** Small text or buttons at the title's right. */
  aside?: ReactNode;
  /** Without a box around it. */
  plain?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const { title, aside, plain, className, children } = props;
  const id = useId();
  const classes = [plain ? styles.plain : styles.region, className];
  return (
    <Box
      as="section"
      // Buttons and fields in a box set themselves off from its background.
      bg={plain ? undefined : 'neutral'}
      aria-labelledby={id}
      className={classes.filter(Boolean).join(' ')}
    >
      <div className={styles.header}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {aside && <div className={styles.aside}>{aside}</div>}
      </div>
      {children}
    </Box>
  );
}
