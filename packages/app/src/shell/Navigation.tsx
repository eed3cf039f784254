import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import { Link } from '@backstage/ui';
import type {
  NavContentComponentProps,
  NavContentNavItem,
} from '@backstage/plugin-app-react';
import { messages } from '../messages';
import styles from './Navigation.module.css';
import { navigationSections } from './navigationSections';
import { useShellState } from './ShellState';

/** The pages that the signed-in person has; both workspaces have the same groups, with other pages in them. */
export function Navigation({ navItems }: NavContentComponentProps) {
  const { navigationOpen, setNavigationOpen } = useShellState();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!navigationOpen) return undefined;
    nav.current?.querySelector('a')?.focus();
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') setNavigationOpen(false);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigationOpen, setNavigationOpen]);
  return (
    <>
      <nav
        ref={nav}
        id="main-navigation"
        aria-label={messages.navigation}
        className={styles.nav}
        data-open={navigationOpen}
      >
        {grouped(navItems.clone().rest()).map(({ title, items }) => (
          <Group key={title ?? ''} title={title} items={items} />
        ))}
      </nav>
      {navigationOpen && (
        <div
          className={styles.backdrop}
          role="presentation"
          onClick={() => setNavigationOpen(false)}
        />
      )}
    </>
  );
}

function Group(props: { title?: string; items: NavContentNavItem[] }) {
  return (
    <div className={styles.group}>
      {props.title && <h2 className={styles.title}>{props.title}</h2>}
      <ul className={styles.list}>
        {props.items.map(item => (
          <Item key={item.node.spec.id} item={item} />
        ))}
      </ul>
    </div>
  );
}

function Item({ item }: { item: NavContentNavItem }) {
  const { pathname } = useLocation();
  const here =
    pathname === item.href ||
    (item.href !== '/' && pathname.startsWith(`${item.href}/`));
  return (
    <li>
      <Link
        href={item.href}
        standalone
        className={styles.item}
        aria-current={here ? 'page' : undefined}
      >
        <span className={styles.icon} aria-hidden="true">
          {item.icon}
        </span>
        {item.title}
      </Link>
    </li>
  );
}

function grouped(items: NavContentNavItem[]) {
  const named = new Set(navigationSections.flatMap(({ paths }) => paths));
  const groups: { title?: string; items: NavContentNavItem[] }[] =
    navigationSections.map(({ title, paths }) => ({
      title,
      items: paths.flatMap(path => items.filter(({ href }) => href === path)),
    }));
  const others = items.filter(({ href }) => !named.has(href));
  groups.push({ title: messages.otherPages, items: others });
  return groups.filter(group => group.items.length > 0);
}
