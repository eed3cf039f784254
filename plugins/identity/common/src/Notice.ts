import { z } from 'zod';
import { line, personRef, tenantId } from '@wardroom/platform-common';

/**
 * Who is told: some people by their names, or all who hold a permission in the customer, among its own people or among
 * those of the provider.
 */
export const NoticeAudience = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('people'),
    refs: z.array(personRef).min(1).max(50),
  }),
  z.strictObject({
    kind: z.literal('holders'),
    of: z.enum(['customer', 'provider']),
    permission: z.string().regex(/^[a-zA-Z]+\.[a-zA-Z]+$/),
  }),
]);
export type NoticeAudience = z.infer<typeof NoticeAudience>;

/**
 * Something that people of one customer, or those who work for it, are told. It never holds a secret, nor what was
 * typed: whoever wants to know more follows the path, where their rights are asked.
 */
export const Notice = z.strictObject({
  tenant: tenantId,
  to: NoticeAudience,
  /** Somebody who knows already: who caused it. */
  except: personRef.optional(),
  /** The event that it tells of, such as `emergency.approved`. */
  topic: z.string().regex(/^[a-zA-Z]+\.[a-zA-Z]+$/),
  /** The thing it is about: of two notices with the same topic about it, the second takes the place of the first. */
  about: z.string().regex(/^[a-z]{3}_[a-z0-9]{4,32}$/, 'must be an id'),
  title: line(120),
  text: line(300).optional(),
  /** A page of the product. */
  path: line(300).regex(/^\/(?![/\\])/, 'must be a path of the product'),
  severity: z.enum(['critical', 'high', 'normal', 'low']),
  /** Whether it goes by mail too. */
  mail: z.boolean(),
});
export type Notice = z.infer<typeof Notice>;
