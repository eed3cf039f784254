import type { ReactNode } from 'react';
import { appThemeApiRef, useApi } from '@backstage/frontend-plugin-api';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import {
  createUnifiedTheme,
  genPageTheme,
  palettes,
  UnifiedThemeProvider,
} from '@backstage/theme';
import { RiMoonLine, RiSunLine } from '@remixicon/react';
import { messages } from '../messages';
import { palette } from './palette';

type Mode = 'light' | 'dark';

function unifiedTheme(mode: Mode) {
  const own = palette[mode];
  return createUnifiedTheme({
    fontFamily: 'var(--bui-font-regular)',
    palette: {
      ...palettes[mode],
      background: { default: own.app, paper: own.surface },
      primary: { main: own.accent, dark: own.accentHover },
      text: { primary: own.text, secondary: own.textSubtle },
      border: own.border,
      textContrast: own.text,
      textSubtle: own.textSubtle,
      link: own.link,
      linkHover: own.accentHover,
    },
    defaultPageTheme: 'home',
    pageTheme: {
      home: genPageTheme({ colors: ['#17324a', '#1b5e7d'], shape: 'none' }),
    },
  });
}

const unifiedThemes = {
  light: unifiedTheme('light'),
  dark: unifiedTheme('dark'),
};

/**
 * Shows the theme of the moment. One component for all themes, so that a change of theme changes colours: with another
 * component React builds the whole app anew, and with it goes what was typed into dialogs and every open session.
 */
function ThemeOfTheMoment({ children }: { children: ReactNode }) {
  // Whoever shows this draws it again when the choice or the system's preference changes.
  const chosen = useApi(appThemeApiRef).getActiveThemeId();
  const dark = window.matchMedia?.('(prefers-color-scheme: dark)').matches;
  const mode = chosen ?? (dark ? 'dark' : 'light');
  return (
    <UnifiedThemeProvider
      theme={unifiedThemes[mode === 'dark' ? mode : 'light']}
    >
      {children}
    </UnifiedThemeProvider>
  );
}

function theme(mode: Mode) {
  return ThemeBlueprint.make({
    name: mode,
    params: {
      theme: {
        id: mode,
        title: messages.themes[mode],
        variant: mode,
        icon: mode === 'light' ? <RiSunLine /> : <RiMoonLine />,
        Provider: ThemeOfTheMoment,
      },
    },
  });
}

/** The light and the dark theme, in place of Backstage's own. */
export const themes = [theme('light'), theme('dark')];
