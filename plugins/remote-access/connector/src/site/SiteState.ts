import type { SiteReport } from '@wardroom/remote-access-common';

type Facts = {
  /** Whether the door listens. */
  open: boolean;
  way: 'starting' | 'up' | 'down';
  error?: string;
  handshakeAt?: Date;
};

/** How a site is, put together of its door and its way; tells each change once. */
export class SiteState {
  #facts: Facts = { open: false, way: 'starting' };
  #told: SiteReport['state'] = 'starting';
  #error?: string;
  #since = new Date();
  #silent = false;

  constructor(
    private readonly site: string,
    private readonly onChange: (report: SiteReport) => void,
  ) {}

  /** Takes what changed. */
  set(facts: Partial<Facts>): void {
    this.#facts = { ...this.#facts, ...facts };
    const { open, way, error } = this.#facts;
    const state = way === 'up' && !open ? 'starting' : way;
    const said = state === 'up' ? undefined : error;
    if (state === this.#told && said === this.#error) return;
    if (state !== this.#told) this.#since = new Date();
    this.#told = state;
    this.#error = said;
    if (!this.#silent) this.onChange(this.report);
  }

  /** Nobody needs to hear how a site ends that is being closed. */
  silence(): void {
    this.#silent = true;
  }

  get report(): SiteReport {
    return {
      site: this.site,
      state: this.#told,
      since: this.#since.toISOString(),
      error: this.#error,
      handshakeAt: this.#facts.handshakeAt?.toISOString(),
    };
  }
}
