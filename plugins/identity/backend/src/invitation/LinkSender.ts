import {
  invitationPath,
  type InvitationPurpose,
  type Invitation,
} from '@wardroom/identity-common';
import type { Directory } from '../directory/Directory';
import type { Person } from '../directory/Person';
import { linkMail } from '../mail/linkMail';
import type { Mailer } from '../mail/Mailer';
import { newToken } from '../token/newToken';
import type { InvitationWriter } from './InvitationWriter';

/** Name of the job that makes a link and mails it. */
export const SEND_LINK = 'sendLink';

/** Name of the job that looks who a forgotten password belongs to. */
export const ANSWER_RESET_REQUEST = 'answerResetRequest';

type Writers = { invitations: InvitationWriter };
/** Makes single-use links and brings them to their people. */
export class LinkSender {
  readonly #directory: Directory;
  readonly #mailer?: Mailer;
  readonly #appUrl: string;
  readonly #product: string;

  /** @param options - `appUrl`: where the screens are; `product`: what the product is called here */
  constructor(options: {
    directory: Directory;
    mailer?: Mailer;
    appUrl: string;
    product: string;
  }) {
    this.#directory = options.directory;
    this.#mailer = options.mailer;
    this.#appUrl = options.appUrl.replace(/\/$/, '');
    this.#product = options.product;
  }

  get sendsMail(): boolean {
    return this.#mailer !== undefined;
  }

  /** Makes a link, which whoever asked for it must pass on. */
  async make(
    tx: Writers,
    person: Pick<Person, 'tenant' | 'name'>,
    purpose: InvitationPurpose,
  ): Promise<{ link: string; expiresAt: string }> {
    const { token, hash } = newToken(person.tenant);
    const expiresAt = await tx.invitations.create({
      person: person.name,
      purpose,
      tokenHash: hash,
    });
    const link = `${this.#appUrl}${invitationPath[purpose]}#${token}`;
    return { link, expiresAt };
  }

  /** What an administrator is told: that a mail is on its way, or the link if no mail can be sent. */
  async send(
    tx: Writers & {
      enqueue(job: string, tenant: string, payload: object): Promise<string>;
    },
    person: Person,
    purpose: InvitationPurpose,
  ): Promise<Invitation> {
    // In both cases a link is made now: the one before ends, and the list tells until when the new one works.
    const made = await this.make(tx, person, purpose);
    if (!this.#mailer) return { delivery: 'link', ...made };
    await tx.enqueue(SEND_LINK, person.tenant, { name: person.name, purpose });
    return { delivery: 'mail', expiresAt: made.expiresAt };
  }

  /** Mails a link. Throws with the server's words if it does not take the mail. */
  async mail(
    person: Person,
    purpose: InvitationPurpose,
    link: string,
  ): Promise<void> {
    const { displayName, email } = await this.#directory.member(person);
    const mail = { to: email, displayName, product: this.#product };
    await this.#mailer?.send(linkMail({ ...mail, purpose, link }));
  }
}
