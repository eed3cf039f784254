import {
  Facts,
  formatTime,
  PersonName,
  Region,
  TenantName,
  TimeText,
} from '@wardroom/platform-react';
import type { Intervention } from '@wardroom/interventions-common';
import { messages } from '../../messages';

const { request: words, list, types, levels } = messages;

/** What is known of a request besides its words. */
export function RequestFacts({ request }: { request: Intervention }) {
  const { reopenUntil, watchers } = request;
  return (
    <Region title={words.facts}>
      <Facts
        facts={[
          {
            label: words.customer,
            value: <TenantName tenant={request.tenant} />,
          },
          { label: list.columns.type, value: types[request.type] },
          { label: words.urgency, value: levels[request.urgency] },
          { label: words.impact, value: levels[request.impact] },
          {
            label: words.requester,
            value: <PersonName personRef={request.requester} />,
          },
          {
            label: words.watchers,
            value: watchers.length > 0 && (
              <>
                {watchers.map((ref, n) => (
                  <span key={ref}>
                    {n > 0 && ', '}
                    <PersonName personRef={ref} />
                  </span>
                ))}
              </>
            ),
          },
          {
            label: words.submitted,
            value: <TimeText time={request.createdAt} show="both" />,
          },
          {
            label: words.reopenUntil,
            value: reopenUntil && formatTime(reopenUntil),
          },
        ].map(fact => ({ ...fact, value: fact.value || undefined }))}
      />
    </Region>
  );
}
