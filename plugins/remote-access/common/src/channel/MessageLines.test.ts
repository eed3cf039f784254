import { MessageLines } from './MessageLines';

describe('messages in lines', () => {
  it('arrive whole, however they are cut', () => {
    const sent = [{ a: 'ä\n€' }, [1, 2], 'x'.repeat(1_000)];
    const text = sent.map(MessageLines.line).join('');
    for (const size of [1, 7, 100, 5_000]) {
      const lines = new MessageLines();
      const got: unknown[] = [];
      for (let at = 0; at < text.length; at += size) {
        got.push(...lines.push(text.slice(at, at + size)));
      }
      expect(got).toEqual(sent);
    }
  });

  it.each(['{"half":\n', `${'x'.repeat(1024 * 1024 + 1)}`])(
    'break the conversation at %.20j',
    text => {
      expect(() => new MessageLines().push(text)).toThrow();
    },
  );
});
