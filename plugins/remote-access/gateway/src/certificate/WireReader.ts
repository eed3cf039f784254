/** Reads values as the SSH protocol writes them, one after the other. Throws `RangeError` where they are cut short. */
export class WireReader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  byte(): number {
    return this.take(1)[0];
  }

  uint32(): number {
    return this.take(4).readUInt32BE();
  }

  uint64(): bigint {
    return this.take(8).readBigUInt64BE();
  }

  /** Bytes after their length; a view. */
  string(): Buffer {
    return this.take(this.uint32());
  }

  text(): string {
    return this.string().toString('utf8');
  }

  /** The strings that are one after the other within a string. */
  strings(): string[] {
    const inner = new WireReader(this.string());
    const texts: string[] = [];
    while (!inner.isDone) texts.push(inner.text());
    return texts;
  }

  /** How many bytes were read. */
  get offset(): number {
    return this.at;
  }

  get isDone(): boolean {
    return this.at >= this.bytes.length;
  }

  private take(length: number): Buffer {
    const end = this.at + length;
    if (end > this.bytes.length) throw new RangeError('A value is cut short');
    const taken = this.bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }
}
