import { useMemo } from 'react';
import {
  DataTable,
  TimeText,
  type DataTableProps,
  type Pages,
  type TableColumn,
  type TableView,
} from '@wardroom/platform-react';
import type { Invitation } from '@wardroom/identity-common';
import type { Role } from '@wardroom/tenants-common';
import { AccessState } from '../../components/People/AccessState';
import { PersonActions } from '../../components/People/PersonActions';
import { SignInState } from '../../components/People/SignInState';
import type { PersonRow } from '../../hooks/usePeople';
import { messages } from '../../messages';
import styles from './PeopleTable.module.css';

const words = messages.people;

/** Who belongs to a tenant and how they sign in. */
export function PeopleTable(
  props: Pick<DataTableProps<PersonRow>, 'empty' | 'filters'> & {
    load: Pages<PersonRow>;
    view: TableView;
    roles: Role[];
    roleName: (id: string) => string;
    /** A link that the administrator must pass on. */
    onLink: (name: string, invitation: Invitation) => void;
  },
) {
  const { load, view, roles, roleName, onLink, empty, filters } = props;
  const { reload } = load;
  const columns = useMemo<TableColumn<PersonRow>[]>(
    () => [
      {
        id: 'name',
        label: words.columns.name,
        rowHeader: true,
        value: ({ member }) => member.displayName,
        cell: ({ member }) => (
          <>
            {member.displayName}
            <span className={styles.email}>{member.email}</span>
          </>
        ),
      },
      {
        id: 'roles',
        label: words.columns.roles,
        value: ({ member }) => member.roles.map(roleName).join(', '),
      },
      {
        id: 'access',
        label: words.columns.access,
        value: ({ member }) => words.access[member.state],
        cell: ({ member }) => <AccessState state={member.state} />,
      },
      {
        id: 'signIn',
        label: words.columns.signIn,
        value: ({ account }) => account && words.states[account.state],
        cell: ({ account }) => account && <SignInState account={account} />,
      },
      {
        id: 'lastSignIn',
        label: words.columns.lastSignIn,
        value: ({ account }) => account?.lastSignInAt,
        cell: ({ account }) =>
          account?.lastSignInAt ? (
            <TimeText time={account.lastSignInAt} />
          ) : (
            account && words.never
          ),
      },
      {
        id: 'actions',
        label: words.columns.actions,
        sortable: false,
        value: () => undefined,
        cell: person => (
          <PersonActions
            person={person}
            roles={roles}
            onLink={onLink}
            onChange={reload}
          />
        ),
      },
    ],
    [roles, roleName, onLink, reload],
  );
  return (
    <DataTable
      caption={words.table}
      hideCaption
      columns={columns}
      load={load}
      view={view}
      rowKey={({ member }) => member.ref}
      rowName={({ member }) => member.displayName}
      empty={empty}
      filters={filters}
      exportName="people"
    />
  );
}
