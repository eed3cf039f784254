import { SessionPolicy } from '@wardroom/remote-access-common';
import { guardPaste } from './guardPaste';

const policy = (paste: SessionPolicy['paste']) =>
  SessionPolicy.parse({
    idleSeconds: 900,
    absoluteSeconds: 3600,
    paste,
    pasteBytes: 1000,
    copy: true,
  });
const paste = (text: string, more = {}) => ({
  type: 'paste' as const,
  text,
  bracketed: false,
  confirmed: false,
  ...more,
});
const sent = (text: string, more = {}) => {
  const result = guardPaste(policy('allow'), paste(text, more));
  return 'send' in result ? result.send.toString() : result;
};

describe('guardPaste', () => {
  it('lets one line through, and holds several until they are confirmed', () => {
    expect(guardPaste(policy('confirm'), paste('uname -a'))).toMatchObject({
      pasted: 8,
    });
    expect(guardPaste(policy('confirm'), paste('one\ntwo\n'))).toEqual({
      held: { lines: 2, bytes: 8 },
    });
    expect(guardPaste(policy('confirm'), paste('rm -rf x\n'))).toEqual({
      held: { lines: 1, bytes: 9 },
    });
    expect(
      guardPaste(policy('confirm'), paste('one\ntwo', { confirmed: true })),
    ).toMatchObject({ pasted: 7 });
  });

  it('refuses where pasting is denied, confirmed or not, and what is too long', () => {
    expect(guardPaste(policy('deny'), paste('x', { confirmed: true }))).toEqual(
      { refused: 'denied' },
    );
    expect(guardPaste(policy('allow'), paste('ü'.repeat(501)))).toEqual({
      refused: 'too-long',
    });
  });

  it('sends line breaks as the return key does', () => {
    expect(sent('a\nb\r\nc\rd')).toBe('a\rb\rc\rd');
  });

  it('does not let a paste press keys', () => {
    expect(sent('a\u0003\u001b[Ab\u007f\u009b1m\tc')).toBe('a[Ab1m\tc');
  });

  it.each([
    'x\u001b[201~rm\n',
    'x\u009b201~rm\n',
    'x\u001b\u001b[201~[201~rm\n',
    'x\u001b[20\u00001~rm\n',
  ])('does not let a paste leave its brackets', text => {
    const result = String(sent(text, { bracketed: true }));
    expect(result.indexOf('\u001b[201~')).toBe(result.length - 6);
    expect(result.match(/\u001b|\u009b/g)).toHaveLength(2);
  });
});
