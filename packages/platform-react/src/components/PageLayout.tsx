import type { ReactNode } from 'react';
import { PageHeading, type PageHeadingProps } from './PageHeading';
import styles from './PageLayout.module.css';

/** The frame of every page: its heading and its content, as the main landmark. */
export function PageLayout(props: PageHeadingProps & { children: ReactNode }) {
  const { children, ...heading } = props;
  return (
    <main className={styles.page}>
      <PageHeading {...heading} />
      {children}
    </main>
  );
}
