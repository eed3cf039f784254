import { Flex } from '@backstage/ui';
import {
  customerColumn,
  DataTable,
  DialogButton,
  type Pages,
  PersonName,
  RemoveButton,
  type TableColumn,
  TimeText,
  useClient,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Credential,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { CredentialKind } from './CredentialKind';
import { RotationActions } from './RotationActions';
import { RotationState } from './RotationState';
import { RenewCredentialDialog } from './RenewCredentialDialog';

const words = messages.credential;

/** What is known of stored credentials: their labels, never a value. */
export function CredentialTable(props: {
  load: Pages<Credential>;
  create?: JSX.Element;
}) {
  const { load, create } = props;
  return (
    <DataTable
      caption={messages.vault.credentials}
      hideCaption
      columns={columnsOf(load.reload)}
      load={load}
      rowKey={c => c.id}
      rowName={c => c.label}
      empty={{ title: words.empty, text: words.emptyText, action: create }}
    />
  );
}

function columnsOf(reload: () => void): TableColumn<Credential>[] {
  const { columns } = words;
  return [
    {
      id: 'label',
      label: columns.label,
      rowHeader: true,
      value: c => c.label,
    },
    customerColumn(columns.customer),
    {
      id: 'kind',
      label: columns.kind,
      value: c => words.kinds[c.kind],
      cell: c => <CredentialKind credential={c} />,
    },
    {
      id: 'renewed',
      label: columns.renewed,
      value: c => c.renewedAt,
      cell: c => <TimeText time={c.renewedAt} />,
    },
    {
      id: 'by',
      label: columns.by,
      value: c => c.renewedBy,
      cell: c => <PersonName personRef={c.renewedBy} />,
    },
    {
      id: 'targets',
      label: columns.targets,
      value: c => c.targets.map(t => t.name).join(', '),
    },
    {
      id: 'rotation',
      label: columns.rotation,
      value: c =>
        c.kind === 'password' ? words.rotation.plans[c.rotation.after] : '',
      cell: c => c.kind === 'password' && <RotationState credential={c} />,
    },
    {
      id: 'actions',
      label: columns.actions,
      sortable: false,
      value: () => undefined,
      cell: c => <Actions credential={c} onChange={reload} />,
    },
  ];
}

function Actions(props: { credential: Credential; onChange: () => void }) {
  const { credential, onChange } = props;
  const { tenant, id, label, source, allowedActions } = credential;
  const client = useClient(remoteAccessContract);
  return (
    <Flex gap="2" style={{ flexWrap: 'wrap' }}>
      {!source && allowedActions.includes('update') && (
        <DialogButton
          size="small"
          label={words.renew}
          aria-label={words.renewName(label)}
        >
          {onClose => (
            <RenewCredentialDialog
              {...{ credential, onDone: onChange, onClose }}
            />
          )}
        </DialogButton>
      )}
      <RotationActions credential={credential} onChange={onChange} />
      {allowedActions.includes('delete') && (
        <RemoveButton
          name={label}
          words={words}
          onRemove={async () => {
            await client.credentials.delete({ tenant, id });
            onChange();
          }}
        />
      )}
    </Flex>
  );
}
