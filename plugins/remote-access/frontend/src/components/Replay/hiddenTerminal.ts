import { SerializeAddon } from '@xterm/addon-serialize';
import type { Terminal } from '@xterm/xterm';
import {
  TerminalPlayback,
  type ReplayMoment,
  type TerminalPicture,
} from '@wardroom/remote-access-common';
import type { Drawing } from './Checkpoints';
import { OpenSequence } from './OpenSequence';

/** Lines above the screen that are there again where somebody goes to a moment: many of these pictures are kept. */
const scrollback = 1_000;

/**
 * Draws on a terminal that nobody sees.
 *
 * @param terminal - stands in no page, and is this drawing's own from now on
 */
export function hiddenTerminal(terminal: Terminal): Drawing<TerminalPicture> {
  const addon = new SerializeAddon();
  terminal.loadAddon(addon);
  const playback = new TerminalPlayback(terminal);
  const sequence = new OpenSequence();
  let waiting: ReplayMoment[] = [];
  return {
    draw(moment) {
      waiting.push(moment);
      if (moment.kind === 'o') sequence.take(moment.data);
    },
    get isWhole() {
      return sequence.begun !== undefined;
    },
    async keep() {
      playback.play(waiting);
      waiting = [];
      await playback.shown();
      const { cols, rows } = terminal;
      // What a sequence has begun with is not on the screen, and its end comes next.
      const text = addon.serialize({ scrollback }) + (sequence.begun ?? '');
      return { cols, rows, text };
    },
    dispose: () => terminal.dispose(),
  };
}
