import type { OpenSessions } from './OpenSessions';

/** Emptying a gateway in good order: its people are told, and what is open when the time is over is ended. */
export class Drain {
  private timer: NodeJS.Timeout | undefined;
  private on = false;

  constructor(private readonly sessions: OpenSessions) {}

  get isOn(): boolean {
    return this.on;
  }

  /** Begins, or changes the time that is left. */
  begin(seconds: number): void {
    clearTimeout(this.timer);
    this.on = true;
    this.announce(seconds);
    this.timer = setTimeout(
      () => void this.sessions.endAll('gateway-stopped'),
      seconds * 1000,
    );
  }

  /** Sessions may go on after all. */
  cancel(): void {
    clearTimeout(this.timer);
    if (!this.on) return;
    this.on = false;
    this.sessions.messageAll(
      'The maintenance of this gateway is put off: your session goes on.',
    );
  }

  /** Takes as long as it needs, but ends what is still open after so many seconds. */
  async finish(seconds: number): Promise<void> {
    clearTimeout(this.timer);
    this.on = true;
    this.announce(seconds);
    await this.sessions.emptied(seconds);
    await this.sessions.endAll('gateway-stopped');
  }

  private announce(seconds: number): void {
    this.sessions.messageAll(
      `This gateway is stopped for maintenance in ${spoken(seconds)}. Please end your session.`,
    );
  }
}

function spoken(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return minutes > 1 ? `${minutes} minutes` : `${Math.round(seconds)} seconds`;
}
