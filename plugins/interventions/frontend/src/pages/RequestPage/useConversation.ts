import { useMemo } from 'react';
import { useClient, usePages } from '@wardroom/platform-react';
import {
  interventionsContract,
  type Intervention,
  type Message,
} from '@wardroom/interventions-common';

const pollMillis = 10_000;

/** The messages of a request, first one first, kept up to date; earlier ones are loaded on demand. */
export function useConversation(request: Intervention) {
  const { tenant, id } = request;
  const client = useClient(interventionsContract);
  const pages = usePages<Message>(
    ({ signal, ...page }) =>
      client.messages.list({ tenant, id, ...page }, { signal }),
    [tenant, id],
    { limit: 30, every: pollMillis },
  );
  const messages = useMemo(
    () => pages.data && [...pages.data].reverse(),
    [pages.data],
  );
  return { pages, load: { ...pages, data: messages } };
}
