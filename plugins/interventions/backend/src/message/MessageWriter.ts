import { newId } from '@wardroom/platform-common';
import { TenantRows } from '@wardroom/platform-node';
import type { Message } from '@wardroom/interventions-common';
import { MessageReader, messageOf, type MessageRow } from './MessageReader';

/** Writes into conversations. */
export class MessageWriter extends MessageReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  async add(message: Omit<Message, 'id' | 'createdAt'>): Promise<Message> {
    const row = await this.#write.insert<MessageRow>('messages', {
      tenant_id: message.tenant,
      id: newId('msg'),
      intervention_id: message.interventionId,
      author: message.author,
      visibility: message.visibility,
      text: message.text,
    });
    return messageOf(row);
  }
}
