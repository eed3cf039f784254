import type { ControlProtocol } from '@wardroom/remote-access-common';
import type { z } from 'zod';
import type { PortalChannel } from './PortalChannel';

type Calls = (typeof ControlProtocol)['portal'];
type News =
  'presence' | 'checkpoint' | 'life' | 'commands' | 'visit' | 'unrecorded';
type Told<K extends News> = z.input<Calls[K]['input']>;

type Delivery = { attempts: number; make(): Promise<unknown> };
type Lane = { waiting: Delivery[]; working: boolean; work?: Promise<void> };

/** What a portal that is well does not take by then, it never will. */
const mostAttempts = 3;
/** Of one session: more than anybody does in ten minutes without a database. */
const mostWaiting = 1_000;

/**
 * Tells the portal what goes on in sessions, of each in order and at least once: what it could not take is kept, and
 * told when it is well again.
 */
export class Deliveries {
  private readonly lanes = new Map<string, Lane>();

  constructor(private readonly portal: PortalChannel) {}

  tell<K extends News>(name: K, input: Told<K>): void {
    const { session } = input;
    const lane: Lane = this.lanes.get(session) ?? {
      waiting: [],
      working: false,
    };
    this.lanes.set(session, lane);
    if (lane.waiting.length >= mostWaiting) lane.waiting.shift();
    const make = () => this.portal.ask(name, input);
    lane.waiting.push({ attempts: 0, make });
    // Behind one that was not taken the others wait.
    if (lane.waiting.length === 1) this.begin(session, lane);
  }

  /** The portal is well: it is told what waits. */
  goOn(): void {
    for (const [session, lane] of this.lanes) this.begin(session, lane);
  }

  /** Resolves when the portal was told all of this session, or does not take it now. */
  async allTold(session: string): Promise<void> {
    await this.lanes.get(session)?.work;
  }

  private begin(session: string, lane: Lane): void {
    if (!lane.working) lane.work = this.work(session, lane);
  }

  private async work(session: string, lane: Lane): Promise<void> {
    lane.working = true;
    for (let [next] = lane.waiting; next; [next] = lane.waiting) {
      next.attempts += 1;
      const { attempts } = next;
      const isDone = await next.make().then(
        () => true,
        () => attempts >= mostAttempts,
      );
      if (!isDone) break;
      if (lane.waiting[0] === next) lane.waiting.shift();
    }
    lane.working = false;
    if (lane.waiting.length === 0) this.lanes.delete(session);
  }
}
