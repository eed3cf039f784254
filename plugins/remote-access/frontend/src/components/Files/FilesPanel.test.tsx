import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FileProtocol,
  type FileNotice,
  type FileRequest,
} from '@wardroom/remote-access-common';
import { FileExchange } from './FileExchange';
import { FilesPanel } from './FilesPanel';

const MB = 1024 * 1024;
const both = { in: 100 * MB, out: 100 * MB };

describe('the files of a session', () => {
  const user = userEvent.setup();

  function show(most = both) {
    const sent: FileRequest[] = [];
    const saved: { name: string; size: number }[] = [];
    const exchange = new FileExchange({
      send: request => void sent.push(request),
      save: ({ size }, name) => void saved.push({ name, size }),
    });
    render(<FilesPanel exchange={exchange} most={most} />);
    const hear = (notice: FileNotice) => act(() => exchange.hear(notice));
    const last = <T extends FileRequest['type']>(type: T) =>
      sent.findLast(r => r.type === type) as Extract<FileRequest, { type: T }>;
    return { exchange, sent, saved, hear, last };
  }

  function list(shown: ReturnType<typeof show>, path = '/home/ann') {
    shown.hear({
      ...{ type: 'files', id: shown.last('file-list').id, path },
      entries: [
        { name: 'docs', kind: 'directory', bytes: 0 },
        { name: 'log.txt', kind: 'file', bytes: 1536 },
        { name: 'sda', kind: 'other', bytes: 0 },
      ],
      incomplete: true,
    });
  }

  it('begins in the home directory, and says what is not shown', () => {
    const shown = show();
    expect(shown.sent).toEqual([{ type: 'file-list', id: 1, path: undefined }]);
    expect(screen.getByRole('status')).toHaveTextContent('Reading');
    list(shown);
    expect(screen.getByText('1.5 KB')).toBeVisible();
    expect(screen.getByText(/names that could fool/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Download sda' })).toBeNull();
  });

  it('goes down, up, and to a path that is typed', async () => {
    const shown = show();
    list(shown);
    await user.click(screen.getByRole('button', { name: 'Open docs' }));
    expect(shown.last('file-list').path).toBe('/home/ann/docs');
    await user.click(screen.getByRole('button', { name: 'Up' }));
    expect(shown.last('file-list').path).toBe('/home');
    const field = screen.getByRole('textbox', { name: 'Directory' });
    await user.clear(field);
    await user.type(field, '/srv{Enter}');
    expect(shown.last('file-list').path).toBe('/srv');
  });

  it('says why a directory cannot be read', () => {
    const shown = show();
    const { id } = shown.last('file-list');
    shown.hear({ type: 'file-failed', id, fault: 'no-permission' });
    expect(screen.getByText(/does not permit this/)).toBeVisible();
  });

  it('saves a file when it is whole, and says what it has so that more comes', async () => {
    const shown = show();
    list(shown);
    await user.click(screen.getByRole('button', { name: 'Download log.txt' }));
    const { id, path } = shown.last('file-get');
    expect(path).toBe('/home/ann/log.txt');
    shown.hear({ type: 'file-data', id, data: btoa('abc') });
    shown.hear({ type: 'file-data', id, data: btoa('de') });
    expect(shown.last('file-ack')).toEqual({ type: 'file-ack', id, bytes: 5 });
    expect(shown.saved).toEqual([]);
    shown.hear({ type: 'file-done', id, bytes: 5, sha256: 'a'.repeat(64) });
    expect(shown.saved).toEqual([{ name: 'log.txt', size: 5 }]);
    const transfers = screen.getByRole('list', { name: 'Transfers' });
    expect(within(transfers).getByText('Done')).toBeVisible();
  });

  it('brings a file piece by piece, in order, never further than the window', async () => {
    const shown = show();
    list(shown);
    const content = new Uint8Array(2 * FileProtocol.window).map(
      (_, i) => i % 251,
    );
    const file = new File([content], 'new.bin');
    Object.assign(file, {
      slice: (from: number, until: number) => ({
        arrayBuffer: async () => content.slice(from, until).buffer,
      }),
    });
    await user.upload(screen.getByLabelText(/Bring a file/), file);
    const { id, path, bytes } = shown.last('file-put');
    expect({ path, bytes }).toEqual({
      path: '/home/ann/new.bin',
      bytes: content.length,
    });
    const sent = () =>
      shown.sent.flatMap(r =>
        r.type === 'file-data'
          ? [...atob(r.data)].map(c => c.charCodeAt(0))
          : [],
      );
    for (let taken = 0; taken < content.length;) {
      const before = taken;
      for (const piece of [1, 2]) {
        const at = Math.min(before + piece, content.length);
        shown.hear({ type: 'file-progress', id, step: 'fetching', bytes: at });
      }
      await waitFor(() => {
        const most = Math.min(content.length, before + FileProtocol.window);
        expect(sent().length).toBeGreaterThanOrEqual(most);
      });
      const { length } = sent();
      expect(length).toBeLessThanOrEqual(
        before + FileProtocol.window + FileProtocol.piece,
      );
      taken = length;
    }
    expect(Uint8Array.from(sent())).toEqual(content);
  });

  it('cancels, and says what became of it', async () => {
    const shown = show();
    list(shown);
    await user.click(screen.getByRole('button', { name: 'Download log.txt' }));
    await user.click(screen.getByRole('button', { name: 'Cancel log.txt' }));
    const { id } = shown.last('file-cancel');
    shown.hear({ type: 'file-failed', id, fault: 'cancelled' });
    expect(screen.getByRole('alert')).toHaveTextContent('was cancelled');
  });

  it('gives up what was under way when the connection is lost', async () => {
    const shown = show();
    list(shown);
    await user.click(screen.getByRole('button', { name: 'Download log.txt' }));
    act(() => shown.exchange.lost());
    expect(screen.getByRole('alert')).toHaveTextContent('The transfer failed');
  });

  it.each([
    ['fetched', { in: MB, out: 0 }],
    ['brought', { in: 0, out: MB }],
  ])('offers nothing that may not be: not to be %s', (what, most) => {
    const shown = show(most);
    list(shown);
    const fetch = screen.queryByRole('button', { name: 'Download log.txt' });
    const bring = screen.queryByLabelText(/Bring a file/);
    expect(Boolean(fetch)).toBe(what !== 'fetched');
    expect(Boolean(bring)).toBe(what !== 'brought');
  });
});
