/** A peer that is there answers anything but a mere keepalive within ten seconds; this leaves room for a lost packet. */
const answerMs = 20_000;
/** What an empty packet counts, and how often one is sent: nobody answers those. */
const keepalive = { bytes: 32, everyMs: 15_000 };

/** What a device has counted of a peer so far, in bytes. */
export type PeerTraffic = { received: number; sent: number };

/**
 * Notices that one peer answers no more, by what the device counts: WireGuard itself goes on believing in a peer for
 * minutes, and an idle tunnel looks like a dead one until something is sent.
 */
export class PeerSilence {
  #heard: PeerTraffic = { received: -1, sent: 0 };
  #heardAt = 0;
  #owedSince: number | undefined;

  /** Takes what was counted up to now; true once an answer is owed for too long. */
  take(traffic: PeerTraffic, now: number): boolean {
    if (traffic.received !== this.#heard.received) {
      this.#heard = traffic;
      this.#heardAt = now;
      this.#owedSince = undefined;
      return false;
    }
    const passed = now - this.#heardAt;
    const keepalives = 1 + Math.floor(passed / keepalive.everyMs);
    const unanswered = traffic.sent - this.#heard.sent;
    if (unanswered > keepalives * keepalive.bytes) this.#owedSince ??= now;
    return this.#owedSince !== undefined && now - this.#owedSince >= answerMs;
  }
}
