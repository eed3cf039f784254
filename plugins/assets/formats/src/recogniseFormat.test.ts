import { builtInFormats } from './builtInFormats';
import { readBytes } from './testing/readBytes';

describe('recogniseFormat', () => {
  it.each([
    [
      'an answer of an interface',
      '{"error":{"code":"401","message":"Log in"}}',
    ],
    ['one with a text', '{"error":"Log in"}'],
    ['one with a number', '{"error":1,"message":"Log in"}'],
    ['one with a reason', '{"error":{"type":"x","reason":"Log in"}}'],
    ['one with several errors', '{"errors":[{"message":"Log in"}]}'],
    ['one with a message', '{"message":"Log in","status":401}'],
    ['one with a title', '{"title":"Unauthorized","detail":"Log in"}'],
  ])('says what %s says', async (_, content) => {
    await expect(readBytes(content, builtInFormats)).rejects.toThrow(
      'This is no report but an answer that says: “Log in”',
    );
  });

  it.each([
    ['nothing', '', /empty, as some scanners leave it .* nobody can tell/],
    ['blanks', ' \n', /empty/],
    ['a list without items', '[]\n', /says nothing/],
    ['an object with such a list', '{"results": []}', /says nothing/],
    ['no value', 'null', /says nothing/],
    ['a web page', '<!DOCTYPE html><html></html>', /web page/],
    ['other things', 'a,b\n1,2\n', /begins with “a,b 1,2/],
  ])('says what to do with %s', async (_, content, message) => {
    await expect(readBytes(content, builtInFormats)).rejects.toThrow(message);
  });
});
