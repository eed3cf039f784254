import { textOfHtml } from './textOfHtml';

describe('textOfHtml', () => {
  it.each([
    ['<p>One.</p><p>Two &amp; <b>three</b></p>', 'One.\nTwo & three'],
    ['<ul><li>a</li><li>b</li></ul>', '- a\n- b'],
    ['if a < b and c > d', 'if a < b and c > d'],
    ['&lt;script&gt; &#39;x&#x27;', "<script> 'x'"],
    ['&#99999999; &unknown;', '&#99999999; &unknown;'],
  ])('%s', (html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });
});
