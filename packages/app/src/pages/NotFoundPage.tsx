import { ButtonLink } from '@backstage/ui';
import { PageLayout } from '@wardroom/platform-react';
import { messages } from '../messages';

/** What stands at an address without a page. */
export function NotFoundPage() {
  const { title, text, home } = messages.notFound;
  return (
    <PageLayout title={title} subtitle={text}>
      <div>
        <ButtonLink href="/">{home}</ButtonLink>
      </div>
    </PageLayout>
  );
}
