import { useMemo } from 'react';
import { fetchApiRef, useApi } from '@backstage/frontend-plugin-api';
import { z } from 'zod';
import { ProblemError } from '@wardroom/platform-react';

/** What the list of a person holds, as far as screens show it. */
const Notification = z.object({
  id: z.string(),
  created: z.string(),
  updated: z.string().nullish(),
  /** When it was read; absent before. */
  read: z.string().nullish(),
  payload: z.object({
    title: z.string(),
    description: z.string().nullish(),
    link: z.string().nullish(),
    severity: z.enum(['critical', 'high', 'normal', 'low']),
  }),
});
export type Notification = z.infer<typeof Notification>;

const Listed = z.object({ notifications: z.array(Notification) });
const Status = z.object({ unread: z.coerce.number() });

/** How many are shown: who has more reads the latest. */
const limit = 100;

/** The list of the signed-in person. */
export function useNotifications() {
  const { fetch } = useApi(fetchApiRef);
  return useMemo(() => {
    async function ask(path: string, init: RequestInit) {
      const response = await fetch(`plugin://notifications${path}`, init);
      if (!response.ok) throw await ProblemError.fromResponse(response);
      return response.json();
    }
    return {
      /** The latest ones first. */
      async list(signal: AbortSignal): Promise<Notification[]> {
        const path = `/notifications?limit=${limit}`;
        return Listed.parse(await ask(path, { signal })).notifications;
      },
      /** How many were not read. */
      async unread(signal: AbortSignal): Promise<number> {
        return Status.parse(await ask('/status', { signal })).unread;
      },
      async markRead(ids: string[]): Promise<void> {
        await ask('/notifications/update', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ids, read: true }),
        });
      },
    };
  }, [fetch]);
}
