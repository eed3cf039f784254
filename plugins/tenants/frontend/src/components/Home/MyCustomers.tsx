import { Button, Flex, Link } from '@backstage/ui';
import {
  PageState,
  useClient,
  useLoad,
  useTenant,
} from '@wardroom/platform-react';
import { tenantsContract } from '@wardroom/tenants-common';
import { messages } from '../../messages';
import { customerPath } from '../../routes';
import { CustomerState } from '../CustomerState/CustomerState';
import { tierName } from '../CustomerState/tierName';
import styles from './MyCustomers.module.css';

const shown = 12;

/** The customers that the person looks after, each with a button to work for them alone. */
export function MyCustomers() {
  const client = useClient(tenantsContract);
  const { tenant, choose } = useTenant();
  const load = useLoad(
    signal =>
      client.tenants.list(
        { limit: shown, state: ['active', 'suspended'] },
        { signal },
      ),
    [],
  );
  const { empty, emptyText, open } = messages.myCustomers;
  return (
    <PageState
      load={load}
      empty={{
        when: ({ items }) => items.length === 0,
        title: empty,
        text: emptyText,
      }}
    >
      {({ items, nextCursor }) => (
        <>
          <ul className={styles.list}>
            {items.map(customer => (
              <li key={customer.id} className={styles.item}>
                <span className={styles.name}>
                  <Link href={customerPath(customer.id)}>{customer.name}</Link>
                  <span className={styles.tier}>{tierName(customer.tier)}</span>
                </span>
                <Flex align="center" gap="2">
                  {customer.state !== 'active' && (
                    <CustomerState state={customer.state} />
                  )}
                  <Button
                    size="small"
                    variant="secondary"
                    isDisabled={tenant?.id === customer.id}
                    aria-label={open(customer.name)}
                    onPress={() => choose(customer)}
                  >
                    {messages.myCustomers.short}
                  </Button>
                </Flex>
              </li>
            ))}
          </ul>
          {nextCursor && (
            <Link href="/customers">{messages.myCustomers.more}</Link>
          )}
        </>
      )}
    </PageState>
  );
}
