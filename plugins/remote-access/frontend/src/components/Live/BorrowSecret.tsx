import { Text } from '@backstage/ui';
import {
  DialogButton,
  FormDialog,
  PageState,
  SelectInput,
  useClient,
  useForm,
  useLoad,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type BorrowableSecret,
  type Session,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.live.borrow;

/** Has the password of another credential typed into the session, chosen by its name. */
export function BorrowSecret({ session }: { session: Session }) {
  if (!session.allowedActions.includes('borrow')) return null;
  return (
    <DialogButton size="small" label={words.button}>
      {close => <BorrowDialog session={session} onClose={close} />}
    </DialogButton>
  );
}

function BorrowDialog(props: { session: Session; onClose: () => void }) {
  const { session, onClose } = props;
  const { tenant, id } = session;
  const { sessions } = useClient(remoteAccessContract);
  const load = useLoad(
    signal => sessions.borrowable({ tenant, id }, { signal }),
    [tenant, id],
  );
  const form = useForm({
    initial: { credential: '' },
    submit: ({ credential }) => sessions.borrow({ tenant, id, credential }),
    done: words.done,
    onDone: onClose,
  });
  return (
    <FormDialog
      title={words.title}
      form={form}
      submitLabel={words.submit}
      onClose={onClose}
    >
      <PageState
        load={load}
        empty={{ when: found => found.items.length === 0, title: words.none }}
      >
        {({ items }) => (
          <>
            <Text as="p">{words.explain}</Text>
            <SelectInput
              form={form}
              name="credential"
              label={words.credential}
              options={items.map(choiceOf)}
              isRequired
            />
          </>
        )}
      </PageState>
    </FormDialog>
  );
}

function choiceOf({ id, label, target }: BorrowableSecret) {
  return { value: id, label: words.choice(label, target) };
}
