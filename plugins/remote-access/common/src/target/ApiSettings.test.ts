import { ApiSettings, pathIsAllowed } from './ApiSettings';

describe('a web API', () => {
  it('may only be looked at, unless its target says more', () => {
    expect(ApiSettings.parse({ protocol: 'api' })).toMatchObject({
      ...{ scheme: 'https', certificate: 'verify', paths: ['/'] },
      ...{ methods: ['GET', 'HEAD'], signIn: { kind: 'basic' } },
    });
  });

  it.each(['Host', 'Content-Length', 'Transfer-Encoding', 'a b', ''])(
    'takes its credential by no header %s',
    name => {
      const signIn = { kind: 'header', name };
      const read = ApiSettings.safeParse({ protocol: 'api', signIn });
      expect(read.success).toBe(false);
    },
  );

  it.each(['/api/v1', '/api/v1/', '/api/v1/users/7', '/api/v1/a.b%20c'])(
    'is asked for what is allowed: %s',
    path => {
      expect(pathIsAllowed({ paths: ['/api/v1'] }, path)).toBe(true);
    },
  );

  it.each([
    '/',
    '/api/v10',
    '/api',
    '/api/v1/../v2',
    '/api/v1/%2e%2e/v2',
    '/api/v1/..;/v2',
    '/api/v1/..',
    '/api/v1//v2',
    '/api/v1/%2fv2',
    '/api/v1/\\v2',
    '/api/v1/%252e',
    '/api/v1/%75sers',
    'http://other/api/v1',
    '/api/v1/a b',
  ])('is not asked for %s', path => {
    expect(pathIsAllowed({ paths: ['/api/v1'] }, path)).toBe(false);
  });
});
