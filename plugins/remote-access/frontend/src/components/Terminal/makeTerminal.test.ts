import { makeTerminal } from './makeTerminal';

/** What a hostile target may print. */
const tricks: [string, string][] = [
  ['a title', '\u001b]0;rm -rf /\u0007\u001b[21t'],
  ['a text for the clipboard', '\u001b]52;c;cm0gLXJmIC8=\u0007'],
  ['a question for the clipboard', '\u001b]52;c;?\u0007'],
  ['a notification', '\u001b]9;click me\u0007\u001b]777;notify;a;b\u0007'],
  ['a link', '\u001b]8;;javascript:alert(1)\u0007link\u001b]8;;\u0007'],
  ['the end of a paste', '\u001b[?2004h\u001b[201~rm -rf /\r'],
  ['a question that repeats what it is given', '\u001bP$qrm -rf /\u001b\\'],
  ['an answer-back', '\u0005'],
  ['a window that moves', '\u001b[3;0;0t\u001b[8;9999;9999t'],
  ['a sequence without end', `\u001b]${'9'.repeat(200_000)}`],
  ['a command of a device without end', `\u001bP${'q'.repeat(200_000)}`],
];

describe('a terminal that shows what a hostile target prints', () => {
  beforeAll(() => {
    window.matchMedia ??= () =>
      ({ addListener() {}, removeListener() {} }) as never;
  });

  async function typedBack(text: string, readOnly: boolean): Promise<string> {
    const element = document.createElement('div');
    document.body.append(element);
    const { terminal } = makeTerminal(element, {
      readOnly,
      cols: 80,
      rows: 24,
    });
    let typed = '';
    terminal.onData(data => {
      typed += data;
    });
    await new Promise<void>(resolve => {
      terminal.write(`${text}\u001b\\still here`, resolve);
    });
    const size = [terminal.cols, terminal.rows];
    expect(size).toEqual([80, 24]);
    terminal.dispose();
    element.remove();
    return typed;
  }

  it.each(tricks)('types nothing of %s, live', async (_, text) => {
    const copied = jest.fn();
    Object.assign(navigator, { clipboard: { writeText: copied } });
    const opened = jest.spyOn(window, 'open').mockReturnValue(null);
    const typed = await typedBack(text, false);
    // It answers what terminals are asked, with its own words and never with the target's.
    expect(typed).not.toMatch(/rm|click|alert|[\r\n]/);
    expect(typed.length).toBeLessThan(100);
    expect(copied).not.toHaveBeenCalled();
    expect(opened).not.toHaveBeenCalled();
  });

  it.each([
    ...tricks,
    [
      'questions of all kinds',
      '\u001b[c\u001b[>c\u001b[5n\u001b[6n\u001b[?1$p',
    ],
  ])('answers nothing to %s, in a replay', async (_, text) => {
    expect(await typedBack(text, true)).toBe('');
  });
});
