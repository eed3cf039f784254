import {
  createServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { encodeInstruction } from '../desktop/encodeInstruction';
import { InstructionParser } from '../desktop/InstructionParser';

type Options = {
  /** What it asks for, its version first. */
  args?: string[];
  /** Stands behind the door of a site at this path, and is told there as the connector would. */
  door?: string;
};

const oldest = ['VERSION_1_3_0', 'hostname', 'port', 'password'];

/** Speaks as guacd does until the first frame, and then as the test wants. */
export class FakeGuacd {
  /** Instructions that it was sent, with their arguments. */
  readonly told: { opcode: string; args: string[] }[] = [];
  /** Lines that were asked at its door. */
  readonly asked: string[] = [];
  readonly sockets: Socket[] = [];
  /** What it says when it is asked to connect. */
  afterConnect: (socket: Socket) => void = () => {};

  private constructor(
    private readonly server: Server,
    private readonly options: Options,
  ) {
    server.on('connection', socket => {
      this.sockets.push(socket);
      socket.on('error', () => {});
      if (options.door)
        socket.once('data', line => this.openDoor(socket, line));
      else this.serve(socket);
    });
  }

  static async start(options: Options = {}): Promise<FakeGuacd> {
    const server = createServer();
    await new Promise<void>(resolve => {
      if (options.door) server.listen(options.door, resolve);
      else server.listen(0, '127.0.0.1', resolve);
    });
    return new FakeGuacd(server, options);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** What it was told when it was to connect, by the names that it asked for. */
  get connected(): Record<string, string> {
    const { args = [] } =
      this.told.findLast(({ opcode }) => opcode === 'connect') ?? {};
    const names = this.options.args ?? oldest;
    return Object.fromEntries(names.map((name, at) => [name, args[at]]));
  }

  stop(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private openDoor(socket: Socket, line: Buffer): void {
    this.asked.push(line.toString());
    socket.write('OK 1.0 10.0.0.10 /home/of/guacd/drive\n');
    this.serve(socket);
  }

  private serve(socket: Socket): void {
    const parser = new InstructionParser(64 * 1024);
    socket.on('data', (bytes: Buffer) => {
      for (const { opcode, args } of parser.take(bytes)) {
        this.told.push({ opcode, args });
        this.answer(socket, opcode);
      }
    });
  }

  private answer(socket: Socket, opcode: string): void {
    const say = (name: string, ...args: (string | number)[]) =>
      socket.write(encodeInstruction(name, ...args));
    if (opcode === 'select') {
      say('args', ...(this.options.args ?? oldest));
    } else if (opcode === 'connect') {
      say('ready', '$canary-id-of-connection');
      this.afterConnect(socket);
    }
  }
}
