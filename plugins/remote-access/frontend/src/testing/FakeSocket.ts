/** A WebSocket whose other side is the test. */
export class FakeSocket {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readyState = 1;
  binaryType = '';
  sent: unknown[] = [];
  onopen?: () => void;
  onmessage?: (event: { data: string | ArrayBuffer }) => void;
  onclose?: (event: { code: number; reason: string }) => void;

  constructor(readonly url: string) {
    FakeSocket.all.push(this);
  }

  send(data: string | Uint8Array): void {
    this.sent.push(typeof data === 'string' ? JSON.parse(data) : data);
  }

  close(): void {
    this.drop(1000);
  }

  /** The connection is made. */
  opens(): void {
    this.onopen?.();
  }

  tells(notice: object): void {
    this.onmessage?.({ data: JSON.stringify(notice) });
  }

  prints(bytes: number): void {
    this.onmessage?.({ data: new ArrayBuffer(bytes) });
  }

  /** Sends this text as bytes. */
  shows(text: string): void {
    const { buffer } = new TextEncoder().encode(text);
    this.onmessage?.({ data: buffer as ArrayBuffer });
  }

  drop(code: number, reason = ''): void {
    if (this.readyState !== FakeSocket.OPEN) return;
    this.readyState = 3;
    this.onclose?.({ code, reason });
  }
}
