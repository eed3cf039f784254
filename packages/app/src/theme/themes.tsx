import type { ReactNode } from 'react';
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

function theme(mode: 'light' | 'dark') {
  const own = palette[mode];
  const unified = createUnifiedTheme({
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
  return ThemeBlueprint.make({
    name: mode,
    params: {
      theme: {
        id: mode,
        title: messages.themes[mode],
        variant: mode,
        icon: mode === 'light' ? <RiSunLine /> : <RiMoonLine />,
        Provider: ({ children }: { children: ReactNode }) => (
          <UnifiedThemeProvider theme={unified}>
            {children}
          </UnifiedThemeProvider>
        ),
      },
    },
  });
}

/** The light and the dark theme, in place of Backstage's own. */
export const themes = [theme('light'), theme('dark')];
