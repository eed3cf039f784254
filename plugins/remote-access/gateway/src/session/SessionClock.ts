import type { SessionPolicy } from '@wardroom/remote-access-common';

export type ClockListener = {
  onWarning(reason: 'idle' | 'expiry', seconds: number): void;
  onEnd(reason: 'idle' | 'expired' | 'browser-lost'): void;
};

/** The time limits of one session: without typing, in all, and without a browser. */
export class SessionClock {
  private readonly startedAt = performance.now();
  private typedAt = performance.now();
  private idle: NodeJS.Timeout | undefined;
  private expiry: NodeJS.Timeout | undefined;
  private grace: NodeJS.Timeout | undefined;

  constructor(
    private readonly policy: SessionPolicy,
    private readonly listener: ClockListener,
  ) {
    this.watchIdle(false);
    const { absoluteSeconds } = policy;
    const warning = Math.min(policy.warningSeconds, absoluteSeconds / 2);
    this.expiry = setTimeout(
      () => {
        listener.onWarning('expiry', Math.round(warning));
        this.expiry = setTimeout(
          () => listener.onEnd('expired'),
          warning * 1000,
        );
      },
      (absoluteSeconds - warning) * 1000,
    );
  }

  /** Seconds to the session's longest allowed time. */
  get remainingSeconds(): number {
    const passed = (performance.now() - this.startedAt) / 1000;
    return Math.max(0, Math.round(this.policy.absoluteSeconds - passed));
  }

  /** Somebody typed. It costs nothing: the timer looks at the time when it rings. */
  typed(): void {
    this.typedAt = performance.now();
  }

  /** The browser is lost. */
  hold(): void {
    clearTimeout(this.grace);
    this.grace = setTimeout(
      () => this.listener.onEnd('browser-lost'),
      this.policy.graceSeconds * 1000,
    );
  }

  /** The browser is back. Coming back is not typing. */
  release(): void {
    clearTimeout(this.grace);
  }

  stop(): void {
    clearTimeout(this.idle);
    clearTimeout(this.expiry);
    clearTimeout(this.grace);
  }

  private watchIdle(warned: boolean): void {
    const { idleSeconds } = this.policy;
    const warning = Math.min(this.policy.warningSeconds, idleSeconds / 2);
    const quietMs = performance.now() - this.typedAt;
    const endsInMs = idleSeconds * 1000 - quietMs;
    const warnsInMs = endsInMs - warning * 1000;
    if (endsInMs <= 0) {
      this.listener.onEnd('idle');
      return;
    }
    if (warnsInMs <= 0 && !warned) {
      this.listener.onWarning('idle', Math.round(endsInMs / 1000));
    }
    const isWarned = warnsInMs <= 0;
    this.idle = setTimeout(
      () =>
        this.watchIdle(
          isWarned &&
            performance.now() - this.typedAt >= (idleSeconds - warning) * 1000,
        ),
      Math.ceil(isWarned ? endsInMs : warnsInMs),
    );
  }
}
