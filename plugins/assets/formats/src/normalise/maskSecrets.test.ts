import { maskSecrets } from './maskSecrets';

describe('maskSecrets', () => {
  it.each([
    ['Authorization: Bearer abc.def', 'Authorization: [masked]'],
    [
      'Cookie: PHPSESSID=12ab; lang=de\r\nHost: a',
      'Cookie: PHPSESSID=[masked]; lang=[masked]\r\nHost: a',
    ],
    [
      'Set-Cookie: id=7; Path=/; HttpOnly',
      'Set-Cookie: id=[masked]; Path=/; HttpOnly',
    ],
    ['Set-Cookie: opvc', 'Set-Cookie: opvc'],
    [
      "curl -H 'Authorization: Basic dTpw' -H 'Cookie: a=b' https://a.example",
      "curl -H 'Authorization: [masked]' -H 'Cookie: a=[masked]' https://a.example",
    ],
    ['user=ann&password=hunter2&x=1', 'user=ann&password=[masked]&x=1'],
    [
      '{"user":"ann","password":"a\\"b","n":1}',
      '{"user":"ann","password":"[masked]","n":1}',
    ],
    ['https://ann:hunter2@a.example/', 'https://ann:[masked]@a.example/'],
    [`key AKIA${'ABCDEFGH'.repeat(2)} here`, 'key [masked] here'],
    [
      '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----',
      '-----BEGIN RSA PRIVATE KEY-----\n[masked]\n-----END RSA PRIVATE KEY-----',
    ],
    [
      '-----BEGIN PRIVATE KEY-----\nDEK-Info: AES\nMIIE',
      '-----BEGIN PRIVATE KEY-----\n[masked]\n',
    ],
    ['sent: Bearer abc4567890', 'sent: Bearer [masked]'],
    ['It asks for Basic authentication.', 'It asks for Basic authentication.'],
    ['GET /token HTTP/1.1', 'GET /token HTTP/1.1'],
  ])('%s', (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });
});
