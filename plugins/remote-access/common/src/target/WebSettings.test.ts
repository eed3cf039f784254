import { originsAllow, parseWebOrigin, webOrigin } from './WebOrigin';
import { webAddressOf, webOriginsOf, WebSettings } from './WebSettings';

describe('places in the web', () => {
  it.each([
    ['https://sso.example.com', 'sso.example.com', 443],
    ['http://10.0.0.5:8080/', '10.0.0.5', 8080],
    ['https://[fd00::1]:8443', 'fd00::1', 8443],
  ])('are read: %s', (text, host, port) => {
    expect(parseWebOrigin(text)).toMatchObject({ host, port, below: false });
  });

  it.each([
    'ftp://a.example.com',
    'https://',
    'https://*',
    'https://a.example.com/path',
    'https://user@a.example.com',
    'https://a.*.example.com',
    'https://a.example.com:99999',
    'data:text/html,x',
  ])('are refused: %s', text => {
    expect(webOrigin.safeParse(text).success).toBe(false);
  });

  it('stand for their host and port alone, or for all names below it', () => {
    const origins = [
      'https://a.example.com',
      'https://*.cdn.example.com',
    ].flatMap(text => parseWebOrigin(text) ?? []);
    const allows = (host: string, port = 443) =>
      originsAllow(origins, host, port);
    expect(allows('A.example.com.')).toBe(true);
    expect(allows('x.y.cdn.example.com')).toBe(true);
    expect(allows('a.example.com', 8443)).toBe(false);
    expect(allows('b.a.example.com')).toBe(false);
    expect(allows('cdn.example.com')).toBe(false);
    expect(allows('evilcdn.example.com')).toBe(false);
  });
});

describe('a web application', () => {
  it('begins on its own host, which comes first of its places', () => {
    const settings = WebSettings.parse({ protocol: 'web', path: '/ui' });
    const target = { host: 'fd00::1', port: 8443, settings };
    expect(webAddressOf(target)).toBe('https://[fd00::1]:8443/ui');
    expect(webOriginsOf(target)).toMatchObject([{ host: 'fd00::1' }]);
  });

  it.each([
    ['Console.Example.com', 'console.example.com'],
    ['FD00:0::1', 'fd00::1'],
  ])('may go to its own host, however it is written: %s', (host, asked) => {
    const settings = WebSettings.parse({ protocol: 'web' });
    const origins = webOriginsOf({ host, port: 443, settings });
    expect(originsAllow(origins, asked, 443)).toBe(true);
  });

  it.each(['ui', '/with space'])('does not begin at %s', path => {
    const { success } = WebSettings.safeParse({ protocol: 'web', path });
    expect(success).toBe(false);
  });
});
