import { SerializeAddon } from '@xterm/addon-serialize';
import { Terminal } from '@xterm/xterm';
import {
  TerminalPlayback,
  type ReplayMoment,
  type TerminalPicture,
} from '@wardroom/remote-access-common';
import { Checkpoints } from './Checkpoints';
import { hiddenTerminal } from './hiddenTerminal';

/** Lines in colours, an editor that takes the screen and leaves it, and sizes that change; cut anywhere. */
function recorded(): ReplayMoment[] {
  const lines = Array.from({ length: 60_000 }, (_, line) => {
    const text = `\u001b[3${line % 8}mline ${line}\u001b[0m grüße 💡\r\n`;
    if (line % 20_000 === 9_000)
      return `${text}\u001b[?1049h\u001b[2J\u001b[5;5Hhere`;
    if (line % 20_000 === 15_000) return `${text}\u001b[?1049l`;
    return text;
  });
  const all = lines.join('');
  const moments: ReplayMoment[] = [];
  for (let from = 0, at = 0; from < all.length; from += 1_013, at += 1) {
    moments.push({ at, kind: 'o', data: all.slice(from, from + 1_013) });
    if (at % 700 === 0) {
      moments.push({ at, kind: 'r', data: at % 1_400 ? '100x30' : '80x24' });
    }
  }
  return moments;
}

/** Output of which each part ends within a sequence. */
function cutWithin(): ReplayMoment[] {
  return Array.from({ length: 2_400 }, (_, at) => ({
    ...{ at, kind: 'o' as const },
    data: `${at % 8}mline ${at} ${'x'.repeat(1_000)}\r\n\u001b[3`,
  }));
}

async function pictureOf(terminal: Terminal, playback: TerminalPlayback) {
  const addon = new SerializeAddon();
  terminal.loadAddon(addon);
  await playback.shown();
  return addon.serialize({ scrollback: 0 });
}

/** Plays these moments from the start, and from the last checkpoint. */
async function compare(
  checkpoints: Checkpoints<TerminalPicture>,
  moments: ReplayMoment[],
) {
  const checkpoint = checkpoints.before(moments.length);
  const [straight, jumped] = [new Terminal(), new Terminal()];
  const one = new TerminalPlayback(straight);
  one.play(moments);
  const other = new TerminalPlayback(jumped);
  other.begin(checkpoint?.picture);
  other.play(moments.slice(checkpoint?.next));
  expect(await pictureOf(jumped, other)).toBe(await pictureOf(straight, one));
}

describe('checkpoints of a terminal', () => {
  it('lead to the same picture as playing from the start', async () => {
    const moments = recorded();
    const checkpoints = new Checkpoints(
      moments,
      hiddenTerminal(new Terminal()),
    );
    await checkpoints.ready;
    for (const to of [900, 1_650, 2_200, moments.length]) {
      expect(checkpoints.before(to)?.next).toBeGreaterThan(to - 900);
      await compare(checkpoints, moments.slice(0, to));
    }
  });

  it('know what a sequence has begun with that goes on behind them', async () => {
    const moments = cutWithin();
    const checkpoints = new Checkpoints(
      moments,
      hiddenTerminal(new Terminal()),
    );
    await checkpoints.ready;
    const next = checkpoints.before(moments.length)?.next ?? 0;
    expect(next).toBeGreaterThan(0);
    await compare(checkpoints, moments.slice(0, next + 1));
  });
});
