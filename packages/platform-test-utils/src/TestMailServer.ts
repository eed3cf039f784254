import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server on loopback that keeps what it is sent. */
export class TestMailServer {
  readonly mails: string[] = [];
  /** Set to make it refuse all recipients. */
  refuses = false;
  readonly #server: SMTPServer;

  private constructor() {
    this.#server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      authOptional: true,
      onAuth: ({ username, password }, _, done) =>
        username === 'wardroom' && password === 'mail secret'
          ? done(null, { user: username })
          : done(new Error('Invalid login')),
      onRcptTo: (_address, _session, done) =>
        done(this.refuses ? new Error('Mailbox unknown') : undefined),
      onData: (stream, _, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', chunk => chunks.push(chunk));
        stream.on('end', () => {
          this.mails.push(Buffer.concat(chunks).toString());
          done();
        });
      },
    });
  }

  static async start(): Promise<TestMailServer> {
    const mail = new TestMailServer();
    await new Promise<void>(resolve => {
      mail.#server.listen(0, '127.0.0.1', resolve);
    });
    return mail;
  }

  /** Configuration of `wardroom.mail` that reaches it. */
  get config() {
    const { port } = this.#server.server.address() as AddressInfo;
    return {
      from: 'Wardroom <wardroom@provider.example>',
      smtp: {
        host: '127.0.0.1',
        port,
        plaintext: true,
        user: 'wardroom',
        password: 'mail secret',
      },
    };
  }

  /** The link in the last mail, or undefined. */
  get lastLink(): string | undefined {
    const text = this.mails.at(-1)?.replace(/=\r\n/g, '').replace(/=3D/g, '=');
    return /https?:\/\/\S+#\S+/.exec(text ?? '')?.[0];
  }

  async stop(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.close(() => resolve());
    });
  }
}
