import { Badge, Flex, Link, Tab, TabList, Tabs } from '@backstage/ui';
import { useAsyncEntity } from '@backstage/plugin-catalog-react';
import type { EntityHeaderLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import { formatWords, PageHeading, TenantName } from '@wardroom/platform-react';
import { messages } from '../messages';
import styles from './EntityHeading.module.css';

/** Heading of an entity's page: its name, what it is, whose it is, and its tabs where it has several. */
export function EntityHeading(props: EntityHeaderLayoutProps) {
  const { entity } = useAsyncEntity();
  const { kind = '', metadata, spec } = entity ?? {};
  const { namespace, name, title } = metadata ?? {};
  const type = typeof spec?.type === 'string' ? spec.type : undefined;
  const tabs = props.tabs.flatMap(tab => ('items' in tab ? tab.items : [tab]));
  return (
    <div className={styles.heading}>
      <PageHeading
        title={title ?? name ?? messages.catalog.title}
        above={<Link href="/catalog">{messages.catalog.title}</Link>}
        subtitle={
          entity && (
            <Flex gap="2" align="center">
              <Badge>{kind}</Badge>
              {type && <Badge>{formatWords(type)}</Badge>}
              <span>
                {messages.catalog.of} <TenantName tenant={namespace ?? ''} />
              </span>
            </Flex>
          )
        }
      />
      {tabs.length > 1 && (
        <Tabs>
          <TabList aria-label={messages.catalog.tabs}>
            {tabs.map(({ id, label, href }) => (
              <Tab key={id} id={id} href={href}>
                {label}
              </Tab>
            ))}
          </TabList>
        </Tabs>
      )}
    </div>
  );
}
