import type {
  LoggedCommand,
  SessionEvent,
  SessionOrder,
} from '@wardroom/remote-access-common';
import type { Deliveries } from '../link/Deliveries';

const batchMs = 500;
const mostInBatch = 50;

/** Puts commands on record as far as the screen showed them, and tells the portal of them, several at a time. */
export class CommandReport {
  private batch: LoggedCommand[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly deliveries: Deliveries,
    private readonly order: Pick<SessionOrder, 'session'>,
    private readonly record: (event: Omit<SessionEvent, 't'>) => void,
  ) {}

  add(command: LoggedCommand): void {
    const event = eventOf(command);
    if (event) this.record(event);
    this.batch.push(command);
    if (this.batch.length >= mostInBatch) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), batchMs);
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const commands = this.batch;
    this.batch = [];
    if (commands.length === 0) return;
    this.deliveries.tell('commands', { session: this.order.session, commands });
  }
}

/** What of a command stands in the recording: only what the screen showed. */
function eventOf({
  kind,
  text,
  verdict,
}: LoggedCommand): Omit<SessionEvent, 't'> | undefined {
  if (kind !== 'shown') return undefined;
  return verdict
    ? { event: 'ruled', note: `${verdict}: ${text}` }
    : { event: 'command', note: text };
}
