import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { messages } from '../messages';
import { useOptionalTenant } from '../tenant/TenantProvider';
import styles from './PageLayout.module.css';

export type PageHeadingProps = {
  title: string;
  /** One line below the heading. */
  subtitle?: ReactNode;
  /** What stands above the heading, such as a link back to the list. */
  above?: ReactNode;
  /** Buttons for the page as a whole. */
  actions?: ReactNode;
};

/**
 * The one heading of level 1 of a page, which takes the focus after a navigation, with a line of explanation and
 * buttons. It names the document after the page and the customer.
 */
export function PageHeading(props: PageHeadingProps) {
  const { title, subtitle, above, actions } = props;
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
  );
}
