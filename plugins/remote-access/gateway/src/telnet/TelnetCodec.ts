const IAC = 255;
const DONT = 254;
const DO = 253;
const WONT = 252;
const WILL = 251;
const SB = 250;
const SE = 240;

const option = {
  echo: 1,
  suppressGoAhead: 3,
  terminalType: 24,
  windowSize: 31,
};

/** Longest subnegotiation that is read; the only one with a meaning here has a single byte. */
const mostInSubnegotiation = 512;

/** Answers after which the other side only plays: an honest one needs a dozen. */
const mostAnswers = 200;

const carriageReturn = 13;

type Size = { cols: number; rows: number };

/** What the bytes of the other side amount to. */
export type Decoded = {
  /** Text for the terminal. */
  data: Buffer;
  /** Bytes to be sent back. */
  answer: Buffer;
  /** The other side broke the rules: nothing more is to be read. */
  misbehaved: boolean;
};

type State = 'data' | 'return' | 'command' | 'option' | 'sub' | 'sub-command';

/**
 * Takes the telnet protocol off the bytes of a server and puts it on those for it. The server may echo, suppress go-ahead
 * and learn the terminal's type and size; everything else is refused. An option is answered only where its state
 * changes, so that nobody can make it answer for ever.
 */
export class TelnetCodec {
  private state: State = 'data';
  private verb = 0;
  private readonly sub: number[] = [];
  private answers = 0;
  /** Options of the server that are on. */
  private readonly theirs = new Set<number>();
  /** Our options that are on. */
  private readonly ours = new Set<number>();

  constructor(
    private size: Size,
    private readonly terminalType = 'xterm-256color',
  ) {}

  /** Whether the server shows what is typed. */
  get echoes(): boolean {
    return this.theirs.has(option.echo);
  }

  decode(bytes: Uint8Array): Decoded {
    const data = Buffer.alloc(bytes.length);
    const answers: Buffer[] = [];
    let length = 0;
    for (const byte of bytes) {
      const text = this.take(byte, answers);
      if (text !== undefined) data[length++] = text;
      if (this.sub.length > mostInSubnegotiation) break;
      if (this.answers > mostAnswers) break;
    }
    return {
      data: data.subarray(0, length),
      answer: Buffer.concat(answers),
      misbehaved:
        this.sub.length > mostInSubnegotiation || this.answers > mostAnswers,
    };
  }

  /** What is typed, as the protocol wants it: a return is followed by a zero, and 255 is doubled. */
  encode(bytes: Uint8Array): Buffer {
    const encoded: number[] = [];
    for (const byte of bytes) {
      encoded.push(byte);
      if (byte === IAC) encoded.push(IAC);
      if (byte === carriageReturn) encoded.push(0);
    }
    return Buffer.from(encoded);
  }

  /** The new size for the server; nothing where it did not ask for sizes. */
  resize(size: Size): Buffer {
    this.size = size;
    return this.ours.has(option.windowSize)
      ? this.windowSize()
      : Buffer.alloc(0);
  }

  /** One byte: gives it where it is text. */
  private take(byte: number, answers: Buffer[]): number | undefined {
    switch (this.state) {
      case 'return':
        this.state = 'data';
        return byte === 0 ? undefined : this.text(byte);
      case 'command':
        return this.command(byte);
      case 'option':
        this.state = 'data';
        this.negotiate(byte, answers);
        return undefined;
      case 'sub':
        if (byte === IAC) this.state = 'sub-command';
        else this.sub.push(byte);
        return undefined;
      case 'sub-command':
        this.endSub(byte, answers);
        return undefined;
      default:
        return this.text(byte);
    }
  }

  private text(byte: number): number | undefined {
    if (byte === IAC) {
      this.state = 'command';
      return undefined;
    }
    if (byte === carriageReturn) this.state = 'return';
    return byte;
  }

  private command(byte: number): number | undefined {
    this.state = 'data';
    if (byte === IAC) return IAC;
    if (byte >= WILL && byte <= DONT) {
      this.verb = byte;
      this.state = 'option';
    } else if (byte === SB) {
      this.sub.length = 0;
      this.state = 'sub';
    }
    // All other commands, such as "are you there", mean nothing here.
    return undefined;
  }

  private endSub(byte: number, answers: Buffer[]): void {
    if (byte === IAC) {
      this.sub.push(byte);
      this.state = 'sub';
      return;
    }
    this.state = 'data';
    const [about, send] = this.sub;
    this.sub.length = 0;
    const asked = about === option.terminalType && send === 1;
    if (byte !== SE || !asked || !this.ours.has(option.terminalType)) return;
    const type = Buffer.from(this.terminalType);
    const begin = Buffer.from([IAC, SB, option.terminalType, 0]);
    this.say(answers, Buffer.concat([begin, type, Buffer.from([IAC, SE])]));
  }

  private negotiate(about: number, answers: Buffer[]): void {
    const { verb } = this;
    const theirs = verb === WILL || verb === WONT;
    const on = verb === WILL || verb === DO;
    const state = theirs ? this.theirs : this.ours;
    const welcome = theirs
      ? about === option.echo || about === option.suppressGoAhead
      : about === option.terminalType ||
        about === option.windowSize ||
        about === option.suppressGoAhead;
    if (on && !welcome) {
      this.say(answers, Buffer.from([IAC, theirs ? DONT : WONT, about]));
      return;
    }
    if (on === state.has(about)) return;
    if (on) state.add(about);
    else state.delete(about);
    const [yes, no] = theirs ? [DO, DONT] : [WILL, WONT];
    this.say(answers, Buffer.from([IAC, on ? yes : no, about]));
    if (on && about === option.windowSize) answers.push(this.windowSize());
  }

  private say(answers: Buffer[], answer: Buffer): void {
    this.answers += 1;
    answers.push(answer);
  }

  private windowSize(): Buffer {
    const { cols, rows } = this.size;
    const numbers = [cols >> 8, cols & 255, rows >> 8, rows & 255];
    const doubled = numbers.flatMap(n => (n === IAC ? [IAC, IAC] : [n]));
    return Buffer.from([IAC, SB, option.windowSize, ...doubled, IAC, SE]);
  }
}
