import { useEffect, useRef } from 'react';
import { ButtonIcon, Link } from '@backstage/ui';
import { RiCloseLine, RiMenuLine } from '@remixicon/react';
import { topBarItems } from '@wardroom/platform-react';
import { messages } from '../messages';
import { Logo } from './Logo';
import { PersonMenu } from './PersonMenu';
import { useShellState } from './ShellState';
import styles from './TopBar.module.css';

/** The bar on top of every page. Contexts add to it: the customer switcher, a running session. */
export function TopBar() {
  const { navigationOpen, setNavigationOpen } = useShellState();
  const items = topBarItems.useSlot();
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !navigationOpen) button.current?.focus();
    wasOpen.current = navigationOpen;
  }, [navigationOpen]);
  const placed = (place: 'middle' | 'end') =>
    items
      .filter(item => item.place === place)
      .map(({ id, Component }) => <Component key={id} />);
  return (
    <header className={styles.bar}>
      <div className={styles.menu}>
        <ButtonIcon
          ref={button}
          variant="tertiary"
          aria-label={
            navigationOpen ? messages.closeNavigation : messages.openNavigation
          }
          aria-expanded={navigationOpen}
          aria-controls="main-navigation"
          icon={navigationOpen ? <RiCloseLine /> : <RiMenuLine />}
          onPress={() => setNavigationOpen(!navigationOpen)}
        />
      </div>
      <Link href="/" standalone className={styles.brand} title={messages.home}>
        <Logo />
        <span className={styles.name}>{messages.product}</span>
      </Link>
      <div className={styles.middle}>{placed('middle')}</div>
      <div className={styles.end}>
        {placed('end')}
        <PersonMenu />
      </div>
    </header>
  );
}
