import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import type { Entry } from '@wardroom/remote-access-common';
import { aSession } from '../../testing/aSession';
import { FakeSocket } from '../../testing/FakeSocket';
import { showPage } from '../../testing/showPage';
import { Replay } from './Replay';
import { ReplayPage } from './ReplayPage';

const entry = {
  ...{ session: 'ses_aaaa', url: '/gw/one/ws', ticket: 't'.repeat(43) },
  ...{ protocol: 'ssh', expiresAt: '2026-03-01T09:00:00.000Z' },
} as Entry;

const sample = readFileSync(
  join(
    dirname(require.resolve('@wardroom/remote-access-common/package.json')),
    'src/testing/recordings/terminal.v1.txt',
  ),
  'utf8',
);

/** The sample, and what happens a minute later. */
const lines = `${sample}\n${[
  '[60.1,"o","ls\\r\\nfirst.txt\\r\\nsecond.txt\\r\\n"]',
  '{"t":60,"event":"command","note":"ls"}',
  '{"t":61,"event":"joined","by":"user:acme/ada"}',
  '[62,"o","done\\r\\n"]',
].join('\n')}`;

describe('Replay', () => {
  const browsers = globalThis.WebSocket;

  beforeEach(() => {
    FakeSocket.all = [];
    globalThis.WebSocket = FakeSocket as unknown as typeof WebSocket;
    globalThis.matchMedia = (() => ({
      ...{ addListener() {}, removeListener() {} },
      ...{ addEventListener() {}, removeEventListener() {} },
    })) as never;
  });
  afterEach(() => {
    globalThis.WebSocket = browsers;
  });

  async function open() {
    showPage(<Replay entry={entry} />, { access: {} });
    await screen.findByText(/Loading the recording/);
    const [socket] = FakeSocket.all;
    act(() => {
      socket.opens();
      socket.tells({
        ...{ type: 'recording', recording: 'rec_a', session: 'ses_aaaa' },
        ...{ startedAt: '2026-03-01T09:00:00.000Z', state: 'sealed' },
        ...{ durationMs: 63_000, chunks: [[0, 63_000]] },
      });
      socket.shows(lines);
    });
    await screen.findByText('Verified: complete and unaltered');
  }

  const position = () =>
    screen
      .getByRole('slider', { name: 'Position' })
      .getAttribute('aria-valuetext');

  it('lists what happened, and goes there', async () => {
    await open();
    const list = screen.getByRole('list', { name: 'Moments' });
    await userEvent.click(
      within(list).getByRole('button', { name: /1:00 ?ls/ }),
    );
    expect(position()).toBe('1:00');
    expect(within(list).getByRole('button', { name: /ls$/ })).toHaveAttribute(
      'aria-current',
      'time',
    );
  });

  it('is taken off the screen when the right to see it ends, and stays when a line breaks', async () => {
    await open();
    const [socket] = FakeSocket.all;
    expect(socket.readyState).toBe(FakeSocket.OPEN);
    act(() => socket.drop(1006));
    expect(screen.getByRole('list', { name: 'Moments' })).toBeVisible();
    act(() => socket.onclose?.({ code: 4403, reason: '' }));
    expect(
      await screen.findByText('You may not see this recording any more.'),
    ).toBeVisible();
    expect(screen.queryByRole('list', { name: 'Moments' })).toBeNull();
  });

  it('shows only the kinds of moments that are wanted', async () => {
    await open();
    const list = screen.getByRole('list', { name: 'Moments' });
    expect(within(list).getByText(/Brought a.txt/)).toBeVisible();
    await userEvent.click(screen.getByRole('checkbox', { name: /Files/ }));
    expect(within(list).queryByText(/Brought a.txt/)).not.toBeInTheDocument();
    expect(within(list).getByText('ls')).toBeVisible();
  });

  it('is steered by keys, but not where somebody types', async () => {
    await open();
    for (const key of ['n', 'n', 'n'])
      fireEvent.keyDown(document.body, { key });
    expect(position()).toBe('1:01');
    fireEvent.keyDown(document.body, { key: 'p' });
    expect(position()).toBe('1:00');
    fireEvent.keyDown(document.body, { key: 'ArrowLeft' });
    expect(position()).toBe('0:55');
    fireEvent.keyDown(document.body, { key: '>' });
    expect(screen.getByRole('combobox', { name: /Speed/ })).toHaveValue('2');
    fireEvent.keyDown(document.body, { key: '/' });
    const search = await screen.findByRole('searchbox');
    fireEvent.keyDown(search, { key: 'n' });
    expect(position()).toBe('0:55');
  });

  it('finds words in the text, one match after the other', async () => {
    await open();
    await userEvent.click(screen.getByRole('tab', { name: 'Text' }));
    await userEvent.type(screen.getByRole('searchbox'), '.TXT');
    expect(screen.getByText('1 of 2')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Next match' }));
    expect(screen.getByText('2 of 2')).toBeVisible();
    expect(position()).toBe('1:00');
    await userEvent.type(screen.getByRole('searchbox'), 'nowhere');
    expect(screen.getByText('No match')).toBeVisible();
  });

  it('tells its keys', async () => {
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Keys' }));
    expect(screen.getByText('Previous or next moment')).toBeVisible();
  });
});

describe('ReplayPage', () => {
  const show = (get: () => Promise<unknown>) =>
    showPage(
      <Routes>
        <Route path="/:tenant/:session" element={<ReplayPage />} />
      </Routes>,
      { access: { sessions: { get } }, at: '/acme/ses_aaaa' },
    );
  const recorded = (state: string) =>
    aSession({ state: 'ended', recording: { id: 'rec_a', state } as never });

  it('waits for a recording that is still written, and then asks why it is watched', async () => {
    let state = 'writing';
    show(async () => recorded(state));
    expect(
      await screen.findByText('This recording is still being written'),
    ).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
    state = 'sealed';
    expect(
      await screen.findByRole('textbox', { name: /Why do you watch/ }),
    ).toBeVisible();
  });
});
