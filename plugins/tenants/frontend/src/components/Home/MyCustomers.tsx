import { Button, Flex, Link } from '@backstage/ui';
import {
  HomeItem,
  HomeList,
  useClient,
  useLoad,
  useTenant,
} from '@wardroom/platform-react';
import { tenantsContract } from '@wardroom/tenants-common';
import { messages } from '../../messages';
import { customerPath } from '../../routes';
import { CustomerState } from '../CustomerState/CustomerState';
import { tierName } from '../CustomerState/tierName';

const words = messages.myCustomers;
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
  return (
    <HomeList
      label={words.title}
      load={load}
      itemKey={({ id }) => id}
      empty={{ title: words.empty, text: words.emptyText }}
      all={{ href: '/customers', label: words.all }}
    >
      {customer => (
        <HomeItem
          note={tierName(customer.tier)}
          action={
            <Flex align="center" gap="2">
              {customer.state !== 'active' && (
                <CustomerState state={customer.state} />
              )}
              <Button
                size="small"
                variant="secondary"
                isDisabled={tenant?.id === customer.id}
                aria-label={words.open(customer.name)}
                onPress={() => choose(customer)}
              >
                {words.short}
              </Button>
            </Flex>
          }
        >
          <Link href={customerPath(customer.id)}>{customer.name}</Link>
        </HomeItem>
      )}
    </HomeList>
  );
}
