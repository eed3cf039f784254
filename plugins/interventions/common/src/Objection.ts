import { z } from 'zod';
import { line } from '@wardroom/platform-common';

/** A page of the product that shows more, never one of another place. */
const place = line(300).regex(/^\/[^/\\]/, 'must be a path of the product');

/** What another context says must be settled before a request can be resolved, in words for everybody who sees it. */
export const Objection = z.strictObject({
  /** The thing it is about, as the other context calls it: a second one about it takes the place of the first. */
  about: z.string().regex(/^[a-z]{3}_[a-z0-9]{4,32}$/, 'must be an id'),
  text: line(300),
  path: place.optional(),
});
export type Objection = z.infer<typeof Objection>;
