import { PageLayout, useTenant } from '@wardroom/platform-react';
import { HomeRegions } from '../../components/Home/HomeRegions';
import { messages } from '../../messages';

/** The first page of the staff. */
export function MyWorkPage() {
  const { tenant } = useTenant();
  const { title, subtitle } = messages.myWork;
  return (
    <PageLayout title={title} subtitle={subtitle(tenant?.name)}>
      <HomeRegions workspace="console" />
    </PageLayout>
  );
}
