import { encodeMessage } from './encodeMessage';

describe('a message to a browser', () => {
  it('is JSON, also where its text is in bytes', () => {
    const text = 'a "quoted" \\ back, \n line, \u0001, ü, 🔑';
    const message = {
      ...{ id: 1, method: 'Input.insertText', on: true, left: undefined },
      params: { text: Buffer.from(text), more: ['x', { y: 2 }] },
    };
    expect(JSON.parse(encodeMessage(message).toString())).toEqual({
      ...{ id: 1, method: 'Input.insertText', on: true },
      params: { text, more: ['x', { y: 2 }] },
    });
  });

  it('leaves the bytes as they are, for whoever wipes them', () => {
    const secret = Buffer.from('secret');
    encodeMessage({ secret });
    expect(secret.toString()).toBe('secret');
  });
});
