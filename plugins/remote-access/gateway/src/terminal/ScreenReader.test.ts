import { setTimeout as pause } from 'node:timers/promises';
import { ScreenReader } from './ScreenReader';

describe('ScreenReader', () => {
  function make(shown: string) {
    let output = Buffer.from(shown);
    let recalled = 0;
    let filled = 0;
    const reader = new ScreenReader({
      size: () => ({ cols: 40, rows: 10 }),
      recall: () => {
        recalled += 1;
        return output;
      },
      onFullScreen: () => {
        filled += 1;
      },
      restMs: 5,
    });
    const print = (text: string) => {
      output = Buffer.concat([output, Buffer.from(text)]);
      reader.feed(Buffer.from(text));
    };
    const state = () => ({ recalled, filled });
    return { reader, print, state };
  }

  it('lets the screen go while nobody types, and reads the line of then all the same', async () => {
    const { reader, print, state } = make('sh> ');
    reader.begin();
    print('echo o');
    expect(await reader.read()).toEqual({ text: 'echo o', uncertain: false });
    while (state().recalled === 1) {
      await pause(20);
      print('n');
      const { text } = await reader.read();
      expect(text).toMatch(/^echo on+$/);
    }
    reader.dispose();
  });

  it('tells once of a program that fills the screen, also where it is recalled', async () => {
    const { reader, print, state } = make('sh> ');
    reader.begin();
    print('less\r\n\u001b[?1049h~\u001b[?1049lsh> ');
    await reader.read();
    while (state().recalled === 1) {
      await pause(20);
      await reader.read();
    }
    expect(state().filled).toBe(1);
    reader.dispose();
  });

  it('does not forget that a program fills the screen', async () => {
    const { reader, print, state } = make('sh> ');
    reader.begin();
    print('less\r\n\u001b[?1049h~');
    await reader.read();
    await pause(60);
    await reader.read();
    expect(state()).toEqual({ recalled: 1, filled: 1 });
    reader.dispose();
  });
});
