import { useEffect, useState } from 'react';
import {
  Button,
  Menu,
  MenuItem,
  MenuSection,
  MenuSeparator,
  MenuTrigger,
} from '@backstage/ui';
import { RiCheckLine, RiUserLine } from '@remixicon/react';
import {
  appThemeApiRef,
  identityApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { useOptionalTenant } from '@wardroom/platform-react';
import { messages } from '../messages';
import styles from './PersonMenu.module.css';

const themeIds = ['light', 'dark', undefined] as const;

/** Who is signed in; their account, the theme, and the way out. */
export function PersonMenu() {
  const me = useOptionalTenant()?.me;
  const identity = useApi(identityApiRef);
  const [theme, setTheme] = useTheme();
  const name = me?.displayName ?? messages.person.unknown;
  return (
    <MenuTrigger>
      <Button
        variant="tertiary"
        size="small"
        className={styles.button}
        aria-label={messages.person.menu(name)}
        iconStart={<RiUserLine aria-hidden="true" />}
      >
        <span className={styles.name}>{name}</span>
      </Button>
      <Menu placement="bottom end">
        <MenuItem href="/settings/account">{messages.person.account}</MenuItem>
        <MenuItem href="/settings">{messages.person.settings}</MenuItem>
        <MenuSection title={messages.person.theme}>
          {themeIds.map(id => (
            <MenuItem
              key={id ?? 'system'}
              iconStart={
                <RiCheckLine
                  aria-hidden="true"
                  visibility={id === theme ? 'visible' : 'hidden'}
                />
              }
              onAction={() => setTheme(id)}
            >
              {messages.themes[id ?? 'system']}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSeparator />
        <MenuItem onAction={() => void identity.signOut()}>
          {messages.person.signOut}
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}

function useTheme() {
  const themes = useApi(appThemeApiRef);
  const [theme, setTheme] = useState(() => themes.getActiveThemeId());
  useEffect(() => {
    const changes = themes.activeThemeId$().subscribe(setTheme);
    return () => changes.unsubscribe();
  }, [themes]);
  return [theme, (id?: string) => themes.setActiveThemeId(id)] as const;
}
