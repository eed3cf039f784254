import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { waitFor } from '@testing-library/react';
import { Terminal } from '@xterm/xterm';
import { readReplay } from '@wardroom/remote-access-common';
import { desktopPlayer } from './desktopPlayer';
import { terminalPlayer } from './terminalPlayer';

const samples = join(
  dirname(require.resolve('@wardroom/remote-access-common/package.json')),
  'src/testing/recordings',
);
const textsOf = (kind: string) =>
  readdirSync(samples)
    .filter(name => name.startsWith(kind) && name.endsWith('.txt'))
    .map(name => [name, readFileSync(join(samples, name), 'utf8')]);

describe('recordings of every version', () => {
  const { getContext } = HTMLCanvasElement.prototype;
  let drawn: string[];

  beforeEach(() => {
    drawn = [];
    globalThis.ResizeObserver = class {
      observe() {}
      unobserve() {}
      disconnect() {}
    };
    globalThis.matchMedia = (() => ({
      addListener() {},
      removeListener() {},
    })) as never;
    const context = new Proxy(
      {},
      {
        get: (_, name) => () => {
          drawn.push(String(name));
        },
      },
    );
    HTMLCanvasElement.prototype.getContext = (() => context) as never;
  });
  afterEach(() => {
    HTMLCanvasElement.prototype.getContext = getContext;
    jest.restoreAllMocks();
  });

  it.each(textsOf('terminal'))('are played: %s', async (_, text) => {
    const write = jest.spyOn(Terminal.prototype, 'write');
    const resize = jest.spyOn(Terminal.prototype, 'resize');
    const player = terminalPlayer(document.createElement('div'), []);
    player.play(readReplay(text).moments);
    const written = () => write.mock.calls.map(([all]) => all).join('');
    await waitFor(() => expect(written()).toContain('echo grüße'));
    expect(resize).toHaveBeenCalledWith(100, 30);
    player.dispose();
  });

  it.each(textsOf('desktop'))('are played: %s', (_, text) => {
    const place = document.createElement('div');
    const player = desktopPlayer(place, []);
    player.play(readReplay(text).moments);
    expect(drawn).toEqual(expect.arrayContaining(['rect', 'fill']));
    expect(place.querySelector('span')).toHaveAttribute('data-pressed', 'true');
    player.dispose();
  });
});
