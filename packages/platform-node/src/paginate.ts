import type { Knex } from 'knex';
import { InputError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';

export type OrderBy = { column: string; direction?: 'asc' | 'desc' };

/**
 * One page of a query by keyset: rows after the cursor in a total order, whatever was added or removed meanwhile.
 *
 * @param options - `orderBy` ends with unique columns, none of them null, all in the same direction; `cursor` and
 * `limit` as they came in. Throws InputError for a cursor of another order.
 */
export async function paginate<Row extends object>(
  query: Knex.QueryBuilder,
  options: PageInput & { orderBy: OrderBy[] },
): Promise<Page<Row>> {
  const limit = options.limit ?? 50;
  const { orderBy } = options;
  const descending = orderBy[0].direction === 'desc';
  if (options.cursor) {
    const after = decode(options.cursor, orderBy.length);
    const columns = orderBy.map(() => '??').join(', ');
    const values = orderBy.map(() => '?').join(', ');
    query.whereRaw(`(${columns}) ${descending ? '<' : '>'} (${values})`, [
      ...orderBy.map(o => o.column),
      ...after,
    ]);
  }
  query.orderBy(
    orderBy.map(o => ({
      column: o.column,
      order: descending ? 'desc' : 'asc',
    })),
  );
  const rows: Record<string, unknown>[] = await query.limit(limit + 1);
  const items = rows.slice(0, limit) as Row[];
  if (rows.length <= limit) return { items };
  const last = rows[limit - 1];
  return { items, nextCursor: encode(orderBy.map(o => last[bare(o.column)])) };
}

function bare(column: string) {
  return column.slice(column.lastIndexOf('.') + 1);
}

function encode(values: unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function decode(cursor: string, length: number): (string | number)[] {
  try {
    const values = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const simple = (v: unknown) => ['string', 'number'].includes(typeof v);
    if (
      Array.isArray(values) &&
      values.length === length &&
      values.every(simple)
    ) {
      return values;
    }
  } catch {
    // told below: a cursor that is not ours is the caller's mistake
  }
  throw new InputError(
    'cursor: is not one that this list gave out; start again without it',
  );
}
