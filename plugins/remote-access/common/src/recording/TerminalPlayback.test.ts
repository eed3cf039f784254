import type { ReplayMoment } from './readReplay';
import { TerminalPlayback } from './TerminalPlayback';

/** A terminal that shows what it gets when it is told to. */
class SlowTerminal {
  readonly did: string[] = [];
  private readonly waiting: (() => void)[] = [];

  write(text: string, onShown: () => void): void {
    this.did.push(text.length > 20 ? `${text.length} characters` : text);
    this.waiting.push(onShown);
  }

  resize(cols: number, rows: number): void {
    this.did.push(`${cols}x${rows}`);
  }

  reset(): void {
    this.did.push('reset');
  }

  /** Shows what waits, until nothing comes any more. */
  async show(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet += 1) {
      await turn();
      const shown = this.waiting.shift();
      if (!shown) continue;
      quiet = 0;
      shown();
    }
  }
}

/** Lets everything happen that waits for nothing outside. */
const turn = () =>
  new Promise(resolve => {
    setTimeout(resolve, 0);
  });

const output = (data: string): ReplayMoment => ({ at: 0, kind: 'o', data });
const size = (data: string): ReplayMoment => ({ at: 0, kind: 'r', data });

describe('TerminalPlayback', () => {
  let terminal: SlowTerminal;
  let playback: TerminalPlayback;

  beforeEach(() => {
    terminal = new SlowTerminal();
    playback = new TerminalPlayback(terminal);
  });

  it('changes the size when what came before is shown, and not earlier', async () => {
    playback.play([size('80x24'), output('a'), output('b'), size('100x30')]);
    playback.play([output('c'), { at: 0, kind: 'm', data: 'mark' }]);
    await turn();
    expect(terminal.did).toEqual(['80x24', 'ab']);
    await terminal.show();
    expect(terminal.did).toEqual(['80x24', 'ab', '100x30', 'c']);
  });

  it('hands over no more at once than a terminal holds', async () => {
    const moments = Array.from({ length: 600 }, () => output('x'.repeat(1024)));
    playback.play(moments);
    await terminal.show();
    expect(terminal.did).toEqual([
      ...['262144 characters', '262144 characters', '90112 characters'],
    ]);
  });

  it('leaves out what still waits when it begins anew', async () => {
    playback.play([output('old'), size('90x20'), output('never')]);
    await turn();
    playback.begin();
    playback.begin({ cols: 70, rows: 10, text: 'picture' });
    playback.play([output('new')]);
    await terminal.show();
    expect(terminal.did).toEqual(['old', 'reset', '70x10', 'picture', 'new']);
  });

  it('says when all is shown', async () => {
    playback.play([output('a')]);
    let shown = false;
    const told = playback.shown().then(() => {
      shown = true;
    });
    await turn();
    expect(shown).toBe(false);
    await terminal.show();
    await told;
    expect(shown).toBe(true);
  });
});
