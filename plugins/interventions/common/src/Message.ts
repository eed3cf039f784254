import { z } from 'zod';

/** One contribution to the conversation of a request. */
export const Message = z.object({
  id: z.string(),
  tenant: z.string(),
  interventionId: z.string(),
  author: z.string(),
  /** `internal` notes are for those alone who may write them; no customer ever gets one. */
  visibility: z.enum(['public', 'internal']),
  text: z.string(),
  createdAt: z.string(),
});
export type Message = z.infer<typeof Message>;
