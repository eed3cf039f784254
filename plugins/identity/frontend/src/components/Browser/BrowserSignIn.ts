import type { DiscoveryApi, IdentityApi } from '@backstage/frontend-plugin-api';
import { ProblemError } from '@wardroom/platform-react';
import { z } from 'zod';

/** Before its end a token is exchanged for a new one, in ms. */
const MARGIN_MS = 2 * 60_000;
/** How often input is told to the server at most, in ms. */
const TELL_MS = 60_000;

const Session = z.object({
  profile: z.object({ displayName: z.string().optional() }),
  backstageIdentity: z.object({
    token: z.string(),
    identity: z.object({
      userEntityRef: z.string(),
      ownershipEntityRefs: z.array(z.string()),
    }),
  }),
});
type Session = z.infer<typeof Session>;

/** Why the browser is signed out although nobody pressed the button; told on the sign-in page. */
export type SignedOutBy = 'idle' | 'over';
const noteKey = 'wardroom.signed-out';

/**
 * The sign-in of this browser. Scripts never see its cookie: it is exchanged for short-lived tokens, and each exchange
 * tells the server when there was input last.
 */
export class BrowserSignIn implements IdentityApi {
  readonly #discovery: DiscoveryApi;
  #session?: { session: Session; until: number };
  #fetching?: Promise<Session>;
  #inputAt = Date.now();
  #toldAt = 0;
  #leaving = false;

  constructor(options: { discovery: DiscoveryApi }) {
    this.#discovery = options.discovery;
  }

  /** Finds out whether somebody is signed in here. Throws ProblemError; its status is 401 if nobody is. */
  async start(): Promise<void> {
    await this.#current();
  }

  /** Gets a new token although the old one has time left: after tokens were voided. */
  async renew(): Promise<void> {
    this.#session = undefined;
    await this.#current();
  }

  /** Notes that the person did something; the server learns of it once a minute at most. */
  noteInput(): void {
    this.#inputAt = Date.now();
    if (!this.#session || this.#inputAt - this.#toldAt < TELL_MS) return;
    this.#toldAt = this.#inputAt;
    // The token at hand stays in use meanwhile, and if this fails.
    void this.#fetch().catch(() => {});
  }

  async getProfileInfo() {
    const { profile } = await this.#current();
    return profile;
  }

  async getBackstageIdentity() {
    const { backstageIdentity } = await this.#current();
    return { type: 'user' as const, ...backstageIdentity.identity };
  }

  async getCredentials() {
    const { backstageIdentity } = await this.#current();
    return { token: backstageIdentity.token };
  }

  /** Ends the sign-in on the server. Without network it ends there by itself, when nobody is active any more. */
  async signOut(): Promise<void> {
    this.#leaving = true;
    this.#session = undefined;
    const base = await this.#discovery.getBaseUrl('identity');
    await fetch(`${base}/public/sign-out`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'include',
      body: '{}',
    }).catch(() => {});
  }

  /** Signs out and shows why on the sign-in page, which stands where the person was. */
  async leave(by: SignedOutBy): Promise<void> {
    sessionStorage.setItem(noteKey, by);
    await this.signOut();
    window.location.reload();
  }

  /** Why this browser was signed out, told once. */
  static takeNote(): SignedOutBy | undefined {
    const note = sessionStorage.getItem(noteKey);
    sessionStorage.removeItem(noteKey);
    return note === 'idle' || note === 'over' ? note : undefined;
  }

  #current(): Promise<Session> {
    if (this.#session && Date.now() < this.#session.until) {
      return Promise.resolve(this.#session.session);
    }
    return this.#fetch();
  }

  #fetch(): Promise<Session> {
    this.#fetching ??= this.#exchange().finally(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  async #exchange(): Promise<Session> {
    const wasSignedIn = this.#toldAt > 0;
    const base = await this.#discovery.getBaseUrl('auth');
    const idle = Math.round((Date.now() - this.#inputAt) / 1000);
    const response = await fetch(`${base}/wardroom/refresh`, {
      headers: {
        'x-requested-with': 'XMLHttpRequest',
        'x-wardroom-idle-seconds': String(idle),
      },
      credentials: 'include',
    });
    if (!response.ok) {
      const error = await ProblemError.fromResponse(response);
      if (response.status === 401 && wasSignedIn && !this.#leaving) {
        void this.leave('over');
      }
      throw error;
    }
    const session = Session.parse(await response.json());
    const until = endOf(session.backstageIdentity.token) - MARGIN_MS;
    this.#session = { session, until };
    this.#toldAt = Date.now();
    return session;
  }
}

/** When the token ends, by its own words. */
function endOf(token: string): number {
  const payload = token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/');
  const { exp } = JSON.parse(atob(payload)) as { exp: number };
  return exp * 1000;
}
