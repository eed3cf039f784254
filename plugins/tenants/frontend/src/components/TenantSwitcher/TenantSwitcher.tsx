import { useRef, useState } from 'react';
import { Combobox } from '@backstage/ui';
import {
  tenantColour,
  useClient,
  useLastData,
  useLoad,
  useSettled,
  useTenant,
} from '@wardroom/platform-react';
import { tenantsContract } from '@wardroom/tenants-common';
import { messages } from '../../messages';
import { CustomerState } from '../CustomerState/CustomerState';
import { tierName } from '../CustomerState/tierName';
import { useFocusShortcut } from './useFocusShortcut';
import styles from './TenantSwitcher.module.css';

const allKey = '*';
const shown = 20;

/** Says for which customer the person works and, for the staff, changes it: Ctrl+K, a few letters, Enter. */
export function TenantSwitcher() {
  const { workspace, tenant } = useTenant();
  return (
    <div className={styles.switcher}>
      {tenant && (
        <span
          aria-hidden="true"
          className={styles.colour}
          style={{ background: tenantColour(tenant.id) }}
        />
      )}
      {workspace === 'portal' ? (
        <span className={styles.own}>{tenant?.name}</span>
      ) : (
        <span role="status" className={styles.hidden}>
          {tenant
            ? messages.switcher.workingIn(tenant.name)
            : messages.switcher.workingInAll}
        </span>
      )}
      {workspace === 'console' && <Picker />}
      {tenant && (
        <span className={styles.facts}>
          {workspace === 'console' && <span>{tierName(tenant.tier)}</span>}
          {tenant.state !== 'active' && <CustomerState state={tenant.state} />}
        </span>
      )}
    </div>
  );
}

function Picker() {
  const { tenant, choose } = useTenant();
  const client = useClient(tenantsContract);
  const [text, setText] = useState('');
  const [picked, setPicked] = useState(0);
  const search = useSettled(text.trim());
  const box = useRef<HTMLDivElement>(null);
  useFocusShortcut(box);
  const found = useLastData(
    useLoad(
      async signal => {
        const { items } = await client.tenants.list(
          {
            limit: shown,
            state: ['active', 'suspended'],
            search: search || undefined,
          },
          { signal },
        );
        return { search, items };
      },
      [search],
    ),
  );
  const typed = text.trim();
  const known = found?.items ?? [];
  // Until the server has found what is typed, what is known of it: nobody must pick by chance what they did not look for.
  const customers =
    found?.search === typed
      ? known
      : known.filter(({ name }) => isNamed(name, typed));
  const options = [
    ...(typed
      ? []
      : [
          {
            id: allKey,
            label: messages.switcher.all,
            description: messages.switcher.allDescription,
          },
        ]),
    ...customers.map(({ id, name, tier, state }) => ({
      id,
      label: name,
      description: [
        tierName(tier),
        ...(state === 'active' ? [] : [messages.states[state]]),
      ].join(' · '),
    })),
  ];
  const pick = (key: string | number | null) => {
    const customer = customers.find(({ id }) => id === key);
    // Whoever is not in the list any more is not everybody.
    if (!customer && key !== allKey) return;
    choose(customer);
    setText('');
    setPicked(picked + 1);
  };
  return (
    <div ref={box} className={styles.picker}>
      <Combobox
        // Another one after each choice: an emptied input would open its list again, and an open list hides the page.
        key={picked}
        aria-label={messages.switcher.label}
        placeholder={tenant?.name ?? messages.switcher.all}
        size="small"
        options={options}
        search={{ mode: 'server', inputValue: text, onInputChange: setText }}
        value={null}
        onChange={pick}
      />
      <kbd className={styles.hint} aria-hidden="true">
        {messages.switcher.hint}
      </kbd>
    </div>
  );
}

function isNamed(name: string, typed: string): boolean {
  return name.toLocaleLowerCase().includes(typed.toLocaleLowerCase());
}
