/** One instruction as it came: its bytes, and where its elements stand in them. */
export class Instruction {
  constructor(
    /** The whole instruction with its semicolon. */
    readonly bytes: Buffer,
    /** Start and end of each element in `bytes`, one after the other. */
    private readonly places: readonly number[],
  ) {}

  get opcode(): string {
    return this.text(0);
  }

  /** How many arguments follow the opcode. */
  get length(): number {
    return this.places.length / 2 - 1;
  }

  /** An argument; empty where there is none. */
  arg(index: number): string {
    return this.text(index + 1);
  }

  /** An argument as a whole number of at most 53 bits; undefined where it is none. */
  integer(index: number): number | undefined {
    const text = this.arg(index);
    return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
  }

  /** Bytes of an argument, without a copy. */
  argBytes(index: number): Buffer {
    const at = 2 * (index + 1);
    if (at >= this.places.length) return Buffer.alloc(0);
    return this.bytes.subarray(this.places[at], this.places[at + 1]);
  }

  get args(): string[] {
    return Array.from({ length: this.length }, (_, index) => this.arg(index));
  }

  private text(element: number): string {
    const start = this.places[2 * element];
    if (start === undefined) return '';
    return this.bytes.toString('utf8', start, this.places[2 * element + 1]);
  }
}
