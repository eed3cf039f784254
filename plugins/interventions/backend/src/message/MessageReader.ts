import type { Page, PageInput } from '@wardroom/platform-common';
import { paginate, TenantReader } from '@wardroom/platform-node';
import type { Message } from '@wardroom/interventions-common';

export type MessageRow = {
  tenant_id: string;
  id: string;
  intervention_id: string;
  author: string;
  visibility: Message['visibility'];
  text: string;
  created_at: Date;
};

/** Reads conversations. */
export class MessageReader extends TenantReader {
  /**
   * A page of a conversation, last message first.
   *
   * @param options - `internal`: whether the reader may see internal notes; without it they do not exist for them
   */
  async list(
    options: {
      tenant: string;
      interventionId: string;
      internal: boolean;
    } & PageInput,
  ): Promise<Page<Message>> {
    const { tenant, interventionId, internal, cursor, limit } = options;
    const query = this.rows('messages')
      .where({ tenant_id: tenant, intervention_id: interventionId })
      .select('*');
    if (!internal) query.where('visibility', 'public');
    const rows = await paginate<MessageRow>(query, {
      cursor,
      limit,
      orderBy: [
        { column: 'created_at', direction: 'desc' },
        { column: 'id', direction: 'desc' },
      ],
    });
    return { ...rows, items: rows.items.map(messageOf) };
  }
}

/** The noun of a row. */
export function messageOf(row: MessageRow): Message {
  return {
    id: row.id,
    tenant: row.tenant_id,
    interventionId: row.intervention_id,
    author: row.author,
    visibility: row.visibility,
    text: row.text,
    createdAt: row.created_at.toISOString(),
  };
}
