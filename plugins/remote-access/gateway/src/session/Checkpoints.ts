import type { SessionOrder } from '@wardroom/remote-access-common';
import type { Deliveries } from '../link/Deliveries';

const everyMs = 30_000;

/** Names the head of a growing recording to the portal, at most every 30 s, so that the audit log anchors it. */
export class Checkpoints {
  private lastAt = -everyMs;

  constructor(
    private readonly deliveries: Deliveries,
    private readonly order: SessionOrder,
  ) {}

  heed(progress: { chunks: number; head: string; bytes: number }): void {
    if (performance.now() - this.lastAt < everyMs) return;
    this.lastAt = performance.now();
    const { session, recording } = this.order;
    this.deliveries.tell('checkpoint', { session, recording, ...progress });
  }
}
