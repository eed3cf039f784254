import { createTransport, type Transporter } from 'nodemailer';
import type { RootConfigService } from '@backstage/backend-plugin-api';

export type Mail = { to: string; subject: string; text: string };

/** Sends mail by SMTP. */
export class Mailer {
  readonly #transport: Transporter;
  readonly #from: string;

  private constructor(transport: Transporter, from: string) {
    this.#transport = transport;
    this.#from = from;
  }

  /** The mailer of this installation, if a mail server is configured. */
  static fromConfig(config: RootConfigService): Mailer | undefined {
    const smtp = config.getOptionalConfig('wardroom.mail.smtp');
    if (!smtp) return undefined;
    const user = smtp.getOptionalString('user');
    const plaintext = smtp.getOptionalBoolean('plaintext') ?? false;
    const transport = createTransport({
      host: smtp.getString('host'),
      port: smtp.getOptionalNumber('port') ?? 587,
      secure: smtp.getOptionalBoolean('secure') ?? false,
      // Links open accounts: they do not travel in clear unless somebody said so.
      requireTLS: !plaintext,
      ignoreTLS: plaintext,
      auth: user ? { user, pass: smtp.getString('password') } : undefined,
      connectionTimeout: 15_000,
      greetingTimeout: 15_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return new Mailer(transport, config.getString('wardroom.mail.from'));
  }

  /** Hands a mail to the server. Throws with the server's words if it does not take it. */
  async send(mail: Mail): Promise<void> {
    await this.#transport.sendMail({ from: this.#from, ...mail });
  }
}
