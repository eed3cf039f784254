import type { Knex } from 'knex';
import { InputError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';

export type OrderBy = { column: string; direction?: 'asc' | 'desc' };

export type Keyset = PageInput & {
  /** Ends with unique columns, none of them null, all in the same direction. */
  orderBy: OrderBy[];
};

/**
 * One page of a query by keyset: rows after the cursor in a total order, whatever was added or removed meanwhile.
 * Throws InputError for a cursor of another order.
 */
export async function paginate<Row extends object>(
  query: Knex.QueryBuilder,
  keyset: Keyset,
): Promise<Page<Row>> {
  const rows: Record<string, unknown>[] = await startAtCursor(
    query,
    keyset,
  ).catch(error => {
    // The database's class of values that do not fit their column: only a cursor's come here unchecked.
    throw keyset.cursor && /^22/.test(error.code) ? notOurs() : error;
  });
  const limit = limitOf(keyset);
  const items = rows.slice(0, limit) as Row[];
  if (rows.length <= limit) return { items };
  const last = rows[limit - 1];
  const values = keyset.orderBy.map(o => last[bare(o.column)]);
  return { items, nextCursor: encode(values) };
}

/** Cuts a query down to the rows of one page and one more, which tells whether another page follows. */
export function startAtCursor(
  query: Knex.QueryBuilder,
  keyset: Keyset,
): Knex.QueryBuilder {
  const { cursor, orderBy } = keyset;
  const descending = orderBy[0].direction === 'desc';
  if (cursor) {
    const after = decode(cursor, orderBy.length);
    const columns = orderBy.map(() => '??').join(', ');
    const values = orderBy.map(() => '?').join(', ');
    query.whereRaw(`(${columns}) ${descending ? '<' : '>'} (${values})`, [
      ...orderBy.map(o => o.column),
      ...after,
    ]);
  }
  const order = descending ? 'desc' : 'asc';
  return query
    .orderBy(orderBy.map(({ column }) => ({ column, order })))
    .limit(limitOf(keyset) + 1);
}

function limitOf({ limit = 50 }: Keyset) {
  return limit;
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
  throw notOurs();
}

function notOurs() {
  return new InputError(
    'cursor: is not one that this list gave out; start again without it',
  );
}
