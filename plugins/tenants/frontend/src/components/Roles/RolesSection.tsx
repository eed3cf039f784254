import { useState } from 'react';
import {
  formatCount,
  PageState,
  Region,
  useClient,
  useLoad,
  useMay,
  useTenant,
} from '@wardroom/platform-react';
import { tenantsContract, type Role } from '@wardroom/tenants-common';
import { messages } from '../../messages';
import { RoleCard } from './RoleCard';
import { RoleDialog } from './RoleDialog';
import styles from './Roles.module.css';

const words = messages.roles;

/** Built-in and own roles of the current customer, or of the provider while all customers are meant. */
export function RolesSection() {
  const { me, tenant: current } = useTenant();
  const tenant = current?.id ?? me.tenant;
  const client = useClient(tenantsContract);
  const mayCreate = useMay('role.create');
  const load = useLoad(
    async signal => (await client.roles.list({ tenant }, { signal })).items,
    [tenant],
  );
  const [editing, setEditing] = useState<{ role: Role; copy: boolean }>();
  const nameOf = (id: string | undefined) =>
    load.data?.find(role => role.id === id)?.name ?? id ?? '';
  const remove = async ({ id }: Role) => {
    await client.roles.delete({ tenant, id });
    load.reload();
  };
  return (
    <Region
      title={words.of(current?.name ?? words.provider)}
      aside={load.data && formatCount(load.data.length, 'role')}
      plain
    >
      <p className={styles.intro}>{words.intro}</p>
      <PageState
        load={load}
        empty={{ when: roles => roles.length === 0, title: words.empty }}
      >
        {roles => (
          <ul className={styles.roles}>
            {roles.map(role => (
              <li key={role.id}>
                <RoleCard
                  role={role}
                  baseName={nameOf(role.base)}
                  onCopy={
                    mayCreate && role.builtIn
                      ? () => setEditing({ role, copy: true })
                      : undefined
                  }
                  onEdit={() => setEditing({ role, copy: false })}
                  onRemove={() => remove(role)}
                />
              </li>
            ))}
          </ul>
        )}
      </PageState>
      {editing && (
        <RoleDialog
          tenant={tenant}
          role={editing.role}
          base={
            editing.copy
              ? editing.role
              : load.data?.find(({ id }) => id === editing.role.base)
          }
          copy={editing.copy}
          onDone={load.reload}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Region>
  );
}
