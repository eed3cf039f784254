import type { Socket } from 'node:net';

/** What one says to guacd, and what it answers, as its elements. */
type Instruction = string[];

/** A desktop behind a guacd, as seen by whoever speaks with that one. */
export class LabDesktop {
  readonly heard: Instruction[] = [];
  private rest = '';

  constructor(readonly socket: Socket) {
    socket.on('error', () => {});
    socket.on('data', bytes => {
      this.rest += bytes.toString('latin1');
      for (;;) {
        const end = this.rest.indexOf(';');
        if (end < 0) return;
        const elements = this.rest.slice(0, end).split(',');
        this.heard.push(elements.map(one => one.slice(one.indexOf('.') + 1)));
        this.rest = this.rest.slice(end + 1);
      }
    });
  }

  say(...elements: string[]): void {
    const text = elements.map(one => `${one.length}.${one}`).join(',');
    this.socket.write(`${text};`);
  }

  last(opcode: string): Instruction | undefined {
    return this.heard.findLast(([name]) => name === opcode);
  }

  /** Answers what guacd wants to know, as far as these values do. */
  connect(values: Record<string, string>): void {
    const [, ...names] = this.last('args') ?? [];
    this.say('size', '1024', '768', '96');
    this.say('audio');
    this.say('video');
    this.say('image', 'image/png');
    this.say(
      'connect',
      ...names.map(name =>
        name.startsWith('VERSION') ? name : (values[name] ?? ''),
      ),
    );
  }

  /** Width and height of the picture. */
  get size(): string | undefined {
    const size = this.heard.find(
      ([name, layer]) => name === 'size' && layer === '0',
    );
    return size && `${size[2]}x${size[3]}`;
  }
}
