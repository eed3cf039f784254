import { z } from 'zod';

/** What can be seen of the browser in which a web application is shown. */
export const ShownPage = z.strictObject({
  /** Scheme, host and port of what is shown; empty before anything is. */
  origin: z.string(),
  /** Windows that are open. */
  windows: z.number().int(),
});
export type ShownPage = z.infer<typeof ShownPage>;

/** What the gateway says when that changes. */
export const WebNotice = ShownPage.extend({ type: z.literal('page') });
export type WebNotice = z.infer<typeof WebNotice>;

/** What a technician may do to that browser beside typing and pointing. `close`: only where there is another window. */
export const WebRequest = z.strictObject({
  type: z.literal('page'),
  do: z.enum(['back', 'reload', 'close']),
});
export type WebRequest = z.infer<typeof WebRequest>;
