import { z } from 'zod';

/** Query fields of every list: `limit` rows from `cursor` on. */
export const pageInput = {
  cursor: z.string().max(1000).optional(),
  limit: z.coerce
    .number()
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(200, 'must be at most 200')
    .optional(),
};

export type PageInput = { cursor?: string; limit?: number };

/** One page of rows; `nextCursor` is absent on the last one. */
export type Page<T> = { items: T[]; nextCursor?: string };

/** Schema of a page of this noun. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().optional(),
  });
}
