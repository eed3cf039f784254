import { createContext, useContext, type ReactNode } from 'react';
import type { PageLayoutProps } from '@backstage/frontend-plugin-api';
import { Tab, TabList, Tabs } from '@backstage/ui';
import { PageLayout } from '@wardroom/platform-react';

const BringsHeading = createContext(false);

/** Marks a page that has a heading although it asks the framework for one. */
export function OwnHeading({ children }: { children: ReactNode }) {
  return <BringsHeading.Provider value>{children}</BringsHeading.Provider>;
}

/** How the framework frames a page: not at all where the page does so itself, else like ours. */
export function FrameworkPage(props: PageLayoutProps) {
  const { noHeader, title, tabs = [], headerActions, children } = props;
  const bringsHeading = useContext(BringsHeading);
  if (noHeader || bringsHeading || !title) return <>{children}</>;
  return (
    <PageLayout title={title} actions={headerActions}>
      {tabs.length > 0 && (
        <Tabs>
          <TabList aria-label={title}>
            {tabs.map(({ id, label, href }) => (
              <Tab key={id} id={id} href={href} matchStrategy="prefix">
                {label}
              </Tab>
            ))}
          </TabList>
        </Tabs>
      )}
      {children}
    </PageLayout>
  );
}
