import { SecretMask } from './SecretMask';

describe('SecretMask', () => {
  let shown: string;
  let mask: SecretMask;

  beforeEach(() => {
    jest.useFakeTimers();
    shown = '';
    mask = new SecretMask(bytes => {
      shown += bytes.toString();
    });
  });
  afterEach(() => jest.useRealTimers());

  const take = (...pieces: string[]) =>
    pieces.forEach(piece => mask.take(Buffer.from(piece)));

  it('shows everything while there is no secret', () => {
    take('hunter2');
    expect(shown).toBe('hunter2');
  });

  it('hides a secret wherever it stands, and however it is cut', () => {
    mask.watch(Buffer.from('hunter2ü'));
    const text = 'a hunter2ü b hunter2ühunter2ü c';
    for (let first = 0; first <= text.length; first += 1) {
      for (let second = first; second <= text.length; second += 5) {
        shown = '';
        take(
          ...[text.slice(0, first), text.slice(first, second)],
          text.slice(second),
        );
        expect(shown).toBe('a ******** b **************** c');
      }
    }
  });

  it('hides a secret that comes byte by byte', () => {
    mask.watch(Buffer.from('hunter2'));
    take(...'x hhunter2 y');
    expect(shown).toBe('x h******** y');
  });

  it('hides a secret that the terminal broke at its edge', () => {
    mask.watch(Buffer.from('hunter2'));
    take('hun \rter2\r\n');
    take('hunt\r\ner2\r\n');
    take('hu\u001b[Knter2.');
    expect(shown).toBe('********\r\n********\r\n********.');
  });

  it('shows what only began like a secret, at once or after a second', () => {
    mask.watch(Buffer.from('hunter2'));
    take('hunted ');
    expect(shown).toBe('hunted ');
    take('hunt');
    expect(shown).toBe('hunted ');
    jest.advanceTimersByTime(1_100);
    expect(shown).toBe('hunted hunt');
  });

  it('knows several secrets', () => {
    mask.watch(Buffer.from('hunter2'));
    mask.watch(Buffer.from('123456'));
    take('hunter2 123456 12345');
    mask.release();
    expect(shown).toBe('******** ******** 12345');
  });

  it('forgets a secret after a minute, and keeps nothing back', () => {
    mask.watch(Buffer.from('hunter2'));
    jest.advanceTimersByTime(59_900);
    take('hunt');
    jest.advanceTimersByTime(200);
    take('er2');
    expect(shown).toBe('hunter2');
  });
});
