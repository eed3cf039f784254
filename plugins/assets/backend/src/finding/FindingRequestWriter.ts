import { FindingRequestReader } from './FindingRequestReader';
import type { RequestNews } from './requestNews';

/** Writes what is known of the requests that findings are in. */
export class FindingRequestWriter extends FindingRequestReader {
  /**
   * Keeps the state of a request. Answers whether it was news: false where as much or more was known. Until the
   * transaction ends, other news of the same request waits here.
   */
  async note(news: RequestNews): Promise<boolean> {
    const { tenant, id, state, version, visibility } = news;
    const { rows } = await this.knex.raw(
      `insert into finding_requests (tenant_id, id, state, seen_version, shown) values (?, ?, ?, ?, ?)
       on conflict (tenant_id, id) do update
         set seen_version = excluded.seen_version, state = excluded.state, shown = excluded.shown,
             updated_at = now()
         where finding_requests.seen_version < excluded.seen_version
       returning id`,
      [tenant, id, state, version, visibility === 'customer'],
    );
    return rows.length > 0;
  }
}
