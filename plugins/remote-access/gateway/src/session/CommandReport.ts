import type {
  LoggedCommand,
  SessionEvent,
} from '@wardroom/remote-access-common';
import type { Deliveries } from '../link/Deliveries';

const batchMs = 500;
const mostInBatch = 50;

/** Tells the portal of commands, several at a time. */
export class CommandReport {
  private batch: LoggedCommand[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly deliveries: Deliveries,
    private readonly session: string,
  ) {}

  add(command: LoggedCommand): void {
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
    this.deliveries.tell('commands', { session: this.session, commands });
  }
}

/** What of a command stands in the recording: only what the screen showed. */
export function eventOf({
  kind,
  text,
  verdict,
}: LoggedCommand): Omit<SessionEvent, 't'> | undefined {
  if (kind !== 'shown') return undefined;
  return verdict
    ? { event: 'ruled', note: `${verdict}: ${text}` }
    : { event: 'command', note: text };
}
