import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { messages } from '../messages';
import { useOptionalTenant } from '../tenant/TenantProvider';
import styles from './PageLayout.module.css';

/**
 * The frame of every page: its one heading of level 1, which takes the focus after a navigation, a line of
 * explanation, buttons, and the document's title with the customer in it.
 */
export function PageLayout(props: {
  title: string;
  /** One line below the heading. */
  subtitle?: ReactNode;
  /** What stands before the heading's text, such as a link back to the list. */
  above?: ReactNode;
  /** Buttons for the page as a whole. */
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { title, subtitle, above, actions, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const tenant = useOptionalTenant()?.tenant;
  const { key } = useLocation();
  const arrivedBy = useRef(key);

  useEffect(() => {
    // The first page after loading leaves the focus on top, before the skip link.
    if (arrivedBy.current !== 'default') heading.current?.focus();
  }, []);
  useEffect(() => {
    document.title = [title, tenant?.name, messages.page.productName]
      .filter(Boolean)
      .join(' · ');
  }, [title, tenant?.name]);

  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <div className={styles.headings}>
          {above && <div className={styles.above}>{above}</div>}
          <h1 className={styles.title} ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {subtitle && <div className={styles.subtitle}>{subtitle}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
