import { useMemo } from 'react';
import {
  PageLayout,
  statusSentences,
  TimeText,
  useNow,
  usePermitted,
} from '@wardroom/platform-react';
import { HomeRegions } from '../../components/Home/HomeRegions';
import { messages } from '../../messages';

/** The first page of a customer's people. */
export function OverviewPage() {
  return (
    <PageLayout title={messages.overview.title} subtitle={<Status />}>
      <HomeRegions workspace="portal" />
    </PageLayout>
  );
}

/** How things stand, in sentences that the contexts know. */
function Status() {
  const all = statusSentences.useSlot();
  const sentences = usePermitted(all) ?? [];
  const now = useNow();
  const time = useMemo(() => new Date(now).toISOString(), [now]);
  return (
    <span>
      {sentences.map(({ id, Component }) => (
        <span key={id}>
          <Component />{' '}
        </span>
      ))}
      {messages.overview.asOf} <TimeText time={time} show="absolute" />.
    </span>
  );
}
