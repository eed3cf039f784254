import { z } from 'zod';

/** Lists of the world outside: what is known to be exploited (KEV), and how likely it is to be (EPSS). */
export const FeedName = z.enum(['kev', 'epss']);
export type FeedName = z.infer<typeof FeedName>;

/** What is known of a list, and how well fetching it went. */
export const Feed = z.object({
  feed: FeedName,
  /** Whether it is fetched by itself; files are taken in any case. */
  isFetched: z.boolean(),
  /** Where it is fetched from; absent where it is not. */
  host: z.string().optional(),
  everyHours: z.number().optional(),
  /** The publisher's version: of KEV's catalogue, of EPSS's model. Absent while there is no list. */
  release: z.string().optional(),
  /** When the publisher released it. */
  releasedAt: z.string().optional(),
  /** CVEs in it. */
  records: z.number().int(),
  triedAt: z.string().optional(),
  succeededAt: z.string().optional(),
  /** Why the last attempt failed; absent after a success. The list before it still holds. */
  error: z.string().optional(),
  /** What people must know: it fails, is old, or was never there. */
  warning: z.string().optional(),
});
export type Feed = z.infer<typeof Feed>;

export const Intelligence = z.object({ feeds: z.array(Feed) });
export type Intelligence = z.infer<typeof Intelligence>;
