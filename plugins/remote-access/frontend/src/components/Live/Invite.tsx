import {
  ComboboxInput,
  DialogButton,
  FormDialog,
  RadioInput,
  TextInput,
  useClient,
  useForm,
  useLoad,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Session,
} from '@wardroom/remote-access-common';
import { tenantsContract } from '@wardroom/tenants-common';
import { messages } from '../../messages';

const words = messages.live;
const modes = [
  { value: 'read', label: words.inviteRead },
  { value: 'write', label: words.inviteWrite },
];

/** Invites one of those who work for the customer to a session that runs. */
export function Invite(props: { session: Session; onDone: () => void }) {
  return (
    <DialogButton size="small" label={words.invite}>
      {onClose => <InviteDialog {...props} onClose={onClose} />}
    </DialogButton>
  );
}

function InviteDialog(props: {
  session: Session;
  onDone: () => void;
  onClose: () => void;
}) {
  const { session, onDone, onClose } = props;
  const { tenant, id } = session;
  const client = useClient(remoteAccessContract);
  const tenants = useClient(tenantsContract);
  const team = useLoad(
    signal =>
      tenants.assignments.list(
        { tenant, state: 'active', limit: 200 },
        { signal },
      ),
    [tenant],
  );
  const form = useForm({
    initial: { person: '', mode: 'read', reason: '' },
    submit: ({ person, mode, reason }) =>
      client.sessions.invite({
        ...{ tenant, id, person, reason },
        mode: mode === 'write' ? 'write' : 'read',
      }),
    done: words.inviteDone,
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const people = new Map(
    (team.data?.items ?? [])
      .filter(({ person }) => person !== session.person)
      .map(({ person, personName }) => [person, personName]),
  );
  return (
    <FormDialog
      title={words.inviteTitle}
      form={form}
      submitLabel={words.invite}
      onClose={onClose}
    >
      <ComboboxInput
        form={form}
        name="person"
        label={words.invitePerson}
        description={words.inviteHint}
        options={[...people].map(([value, label]) => ({ value, label }))}
        isRequired
      />
      <RadioInput
        form={form}
        name="mode"
        label={words.inviteMode}
        options={modes}
      />
      <TextInput
        form={form}
        name="reason"
        label={words.inviteReason}
        isRequired
      />
    </FormDialog>
  );
}
