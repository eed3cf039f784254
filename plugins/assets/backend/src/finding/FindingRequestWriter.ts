import { FindingRequestReader } from './FindingRequestReader';
import { isOver, type FollowedRequest, type RequestNews } from './requestNews';

/** Writes what is known of the requests that findings are in. */
export class FindingRequestWriter extends FindingRequestReader {
  /**
   * Keeps the state of a request. Answers whether it was news: false where as much or more was known. Until the
   * transaction ends, other news of the same request waits here.
   */
  async note(news: RequestNews): Promise<boolean> {
    const { tenant, id, state, version, visibility, findings } = news;
    const { rows } = await this.knex.raw(
      `insert into finding_requests (tenant_id, id, state, seen_version, shown, findings)
       values (?, ?, ?, ?, ?, ?::text[])
       on conflict (tenant_id, id) do update
         set seen_version = excluded.seen_version, state = excluded.state, shown = excluded.shown,
             findings = excluded.findings, updated_at = now()
         where finding_requests.seen_version < excluded.seen_version
       returning id`,
      [tenant, id, state, version, visibility === 'customer', findings],
    );
    return rows.length > 0;
  }

  /** What is known of a request for which work may still be done; until the transaction ends, its news wait here. */
  async take(tenant: string, id: string): Promise<FollowedRequest | undefined> {
    const row: { state: string; findings: string[] | null } | undefined =
      await this.knex('finding_requests')
        .where({ tenant_id: tenant, id })
        .forUpdate()
        .first('state', 'findings');
    if (!row?.findings || isOver(row.state)) return undefined;
    return { tenant, id, state: row.state, findings: row.findings };
  }
}
