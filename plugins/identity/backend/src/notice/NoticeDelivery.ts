import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Directory } from '../directory/Directory';
import { personOf } from '../directory/Person';
import type { Mailer } from '../mail/Mailer';
import type { NoticeFor } from './NoticeService';

/** Brings a notice to one person: into their list in the product and, where it asks for that, to their address. */
export class NoticeDelivery {
  readonly #options: {
    directory: Directory;
    notifications: NotificationService;
    mailer?: Mailer;
    appUrl: string;
    product: string;
  };

  constructor(options: {
    directory: Directory;
    notifications: NotificationService;
    /** Absent where no mail server is configured: then the list has to do. */
    mailer?: Mailer;
    appUrl: string;
    product: string;
  }) {
    this.#options = options;
  }

  /** May be done again after a failure: what is in the list already is not there twice. */
  async deliver(notice: NoticeFor): Promise<void> {
    const { directory, notifications } = this.#options;
    const { person, topic, about, title, text, path, severity } = notice;
    // Whoever was disabled meanwhile is told nothing any more.
    if (!(await directory.findAccess(person))) return;
    await notifications.send({
      recipients: { type: 'entity', entityRef: person },
      payload: {
        ...{ title, description: text, severity, topic },
        link: path,
        scope: `${topic}:${about}`,
      },
    });
    if (notice.mail) await this.#mail(notice);
  }

  async #mail({ person, title, text, path }: NoticeFor): Promise<void> {
    const { directory, mailer, appUrl, product } = this.#options;
    if (!mailer) return;
    const { email, displayName } = await directory.member(personOf(person));
    const lines = [`Hello ${displayName},`, title, text, appUrl + path];
    await mailer.send({
      to: email,
      subject: `${product}: ${title}`,
      text: lines.filter(line => line !== undefined).join('\n\n'),
    });
  }
}
