import { makeScope, type TenantScope } from '@wardroom/platform-node';
import { personOf } from '../directory/Person';
import { COOKIE } from '../signInSession/sessionCookie';

/** A browser with its cookie. */
export class TestBrowser {
  cookie?: string;
  lastHeader = '';

  constructor(private readonly ip: string) {}

  /** A request without a token. */
  nobody(): TenantScope {
    return this.#scope('anonymous', []);
  }

  /** A request with the token of a person. */
  as(ref: string): TenantScope {
    return this.#scope(ref, [personOf(ref).tenant]);
  }

  #scope(ref: string, tenants: string[]): TenantScope {
    return makeScope({
      actor: { ref },
      tenants,
      request: { ip: this.ip, userAgent: 'Test/1.0', audited: new Set() },
      http: {
        cookie: name => (name === COOKIE ? this.cookie : undefined),
        setCookie: header => {
          this.lastHeader = header;
          this.cookie = /=([^;]*)/.exec(header)?.[1] || undefined;
        },
      },
    });
  }
}
