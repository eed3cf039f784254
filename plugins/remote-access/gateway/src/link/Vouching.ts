/**
 * The portal says every second or so that everybody who is in a session may be there. When it could not for too long,
 * such as without its database, nobody knows any more, and nobody stays in.
 */
export class Vouching {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly limitMs: number,
    private readonly onLapse: () => void,
  ) {
    this.renew();
  }

  renew(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.onLapse, this.limitMs);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
