/** Least milliseconds between two reports of typing. */
const typingMs = 10_000;

/** Says when what goes on around a session is to be told: at once when somebody does something, rarely while they type. */
export class LifeReport {
  private timer: NodeJS.Timeout | undefined;
  private typedAtMs: number | undefined;

  constructor(private readonly onDue: () => void) {}

  get typedAt(): string | undefined {
    const { typedAtMs } = this;
    return typedAtMs === undefined
      ? undefined
      : new Date(typedAtMs).toISOString();
  }

  typed(): void {
    this.typedAtMs = Date.now();
    this.timer ??= setTimeout(() => this.changed(), typingMs);
  }

  changed(): void {
    this.stop();
    this.onDue();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
