import { browserProof } from './browserProof';

function browser(cookies: Record<string, string> = {}) {
  const headers: string[] = [];
  return {
    headers,
    cookie: (name: string) => cookies[name],
    setCookie: (header: string) => {
      headers.push(header);
    },
  };
}

const value = (header: string) => header.split(';')[0].split('=')[1];

describe('browserProof', () => {
  const proof = browserProof({ secure: false, sameOrigin: true });

  it('gives a browser one proof and knows it again', () => {
    const http = browser();
    const hash = proof.issue(http);
    const [header] = http.headers;
    expect(proof.read(`a=b; ${header.split(';')[0]}; c=d`)).toBe(hash);
    const again = browser({ 'wardroom-browser': value(header) });
    expect(proof.issue(again)).toBe(hash);
    expect(again.headers).toEqual([]);
  });

  it('never gives the value itself to anybody but the browser', () => {
    const http = browser();
    const hash = proof.issue(http) as string;
    expect(hash).toHaveLength(43);
    expect(http.headers[0]).not.toContain(hash);
    expect(http.headers[0]).toMatch(/HttpOnly; SameSite=Strict/);
  });

  it('replaces a proof that somebody chose by hand', () => {
    const http = browser({ 'wardroom-browser': 'mine' });
    proof.issue(http);
    expect(http.headers).toHaveLength(1);
    expect(proof.read('wardroom-browser=mine')).toBeUndefined();
  });

  it('is kept from other hosts and from plain http where browsers come by https', () => {
    const http = browser();
    browserProof({ secure: true, sameOrigin: true }).issue(http);
    expect(http.headers[0]).toMatch(
      /^__Host-wardroom-browser=[\w-]{43}; Path=\/; .*; Secure$/,
    );
  });

  it('binds nothing where app and backend have different origins', () => {
    const http = browser();
    const apart = browserProof({ secure: false, sameOrigin: false });
    expect(apart.issue(http)).toBeUndefined();
    expect(http.headers).toEqual([]);
  });
});
