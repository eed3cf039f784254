import type { Page, PageInput } from '@wardroom/platform-common';
import { TenantReader } from '@wardroom/platform-node';
import type { Command, CommandRule } from '@wardroom/remote-access-common';

export type CommandFilter = PageInput & {
  search?: string;
  session?: string;
  person?: string;
  asset?: string;
  from?: string;
  until?: string;
};

type CommandRow = {
  tenant_id: string;
  id: string;
  session_id: string;
  person: string;
  target_name: string;
  asset: string;
  at: Date;
  kind: Command['kind'];
  text: string;
  uncertain: boolean;
  verdict: Command['verdict'] | null;
  rule: CommandRule | null;
};

/** Reads the command log. */
export class CommandReader extends TenantReader {
  /** Commands, the latest first. */
  async search(filter: CommandFilter): Promise<Page<Command>> {
    const { search, session, person, asset, from, until } = filter;
    const wanted = queryOf(search ?? '');
    const direction = 'desc' as const;
    const orderBy = ['at', 'id'].map(column => ({ column, direction }));
    const page = await this.pageOf<CommandRow>(
      'commands',
      { ...filter, orderBy },
      query => {
        if (search) {
          query.whereRaw(`words @@ to_tsquery('simple', ?)`, [wanted]);
        }
        if (session) query.where({ session_id: session });
        if (person) query.where({ person });
        if (asset) query.where({ asset });
        if (from) query.where('at', '>=', from);
        if (until) query.where('at', '<', until);
      },
    );
    return { ...page, items: page.items.map(commandOf) };
  }

  /** Lines of a session, the first ones first. */
  async of(tenant: string, session: string, limit: number): Promise<Command[]> {
    const rows: CommandRow[] = await this.rows('commands')
      .where({ tenant_id: tenant, session_id: session })
      .orderBy(['at', 'id'])
      .limit(limit);
    return rows.map(commandOf);
  }

  /** Different lines that were run on a target in other sessions under a grant. */
  async ranUnder(
    by: { tenant: string; grant: string; target: string; except: string },
    limit: number,
  ): Promise<string[]> {
    const { tenant, grant, target, except } = by;
    const sessions = this.rows('sessions')
      .where({ tenant_id: tenant, grant_id: grant, target_id: target })
      .whereNot({ id: except })
      .select('id');
    return this.rows('commands')
      .where({ tenant_id: tenant, kind: 'shown', uncertain: false })
      .whereIn('session_id', sessions)
      .whereRaw(`coalesce(verdict, '') not in ('denied', 'refused')`)
      .distinct('text')
      .orderBy('text')
      .limit(limit)
      .pluck('text');
  }
}

/** All words, each as the beginning of one. Without a word nothing is found. */
function queryOf(search: string): string {
  const words = search.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map(word => `'${word}':*`).join(' & ');
}

function commandOf(row: CommandRow): Command {
  return {
    id: row.id,
    tenant: row.tenant_id,
    session: row.session_id,
    person: row.person,
    target: row.target_name,
    asset: row.asset,
    at: row.at.toISOString(),
    kind: row.kind,
    text: row.text,
    uncertain: row.uncertain,
    verdict: row.verdict ?? undefined,
    rule: row.rule?.pattern,
  };
}
