import { useState } from 'react';
import { appThemeApiRef } from '@backstage/frontend-plugin-api';
import {
  createExtensionTester,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { themes } from './themes';

const installed = themes.map(theme =>
  createExtensionTester(theme).get(ThemeBlueprint.dataRefs.theme),
);

/** What Backstage does around the app: the chosen theme's provider, and inside it everything else. */
function Frame() {
  const [chosen, setChosen] = useState('light');
  const theme = installed.find(({ id }) => id === chosen) ?? installed[0];
  const api = { getActiveThemeId: () => chosen };
  return (
    <TestApiProvider apis={[[appThemeApiRef, api]]}>
      <button onClick={() => setChosen('dark')}>Dark</button>
      <theme.Provider>
        <input aria-label="Reason" />
      </theme.Provider>
    </TestApiProvider>
  );
}

describe('themes', () => {
  it('change colours and leave alone what is typed and open', async () => {
    render(<Frame />);
    const input = screen.getByRole('textbox', { name: 'Reason' });
    await userEvent.type(input, 'disk is full');
    expect(document.body).toHaveAttribute('data-theme-mode', 'light');
    await userEvent.click(screen.getByRole('button', { name: 'Dark' }));
    expect(document.body).toHaveAttribute('data-theme-mode', 'dark');
    expect(input).toBeInTheDocument();
    expect(input).toHaveValue('disk is full');
  });
});
