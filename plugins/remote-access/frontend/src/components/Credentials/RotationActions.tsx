import {
  ConfirmButton,
  DialogButton,
  FormDialog,
  SelectInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Credential,
  type RotationPlan,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.credential.rotation;

/** Changes a password on its target now, or decides whether that happens after each session. */
export function RotationActions(props: {
  credential: Credential;
  onChange: () => void;
}) {
  const { credential, onChange } = props;
  const { tenant, id, label, allowedActions } = credential;
  const client = useClient(remoteAccessContract);
  if (!allowedActions.includes('rotate')) return null;
  return (
    <>
      <ConfirmButton
        size="small"
        label={words.now}
        aria-label={words.nowName(label)}
        title={words.nowTitle(label)}
        text={words.nowText}
        onConfirm={async () => {
          await client.credentials
            .rotate({ tenant, id })
            // What did not work stands in the list too.
            .finally(onChange);
        }}
      />
      {allowedActions.includes('update') && (
        <DialogButton
          size="small"
          label={words.plan}
          aria-label={words.planName(label)}
        >
          {onClose => (
            <PlanDialog {...{ credential, onDone: onChange, onClose }} />
          )}
        </DialogButton>
      )}
    </>
  );
}

function PlanDialog(props: {
  credential: Credential;
  onDone: () => void;
  onClose: () => void;
}) {
  const { credential, onDone, onClose } = props;
  const { tenant, id, version, label, rotation } = credential;
  const client = useClient(remoteAccessContract);
  const form = useForm({
    initial: { after: rotation.after as string },
    submit: ({ after }) =>
      client.credentials.update({
        ...{ tenant, id, version },
        rotation: {
          after: after as RotationPlan['after'],
          hook: rotation.hook,
        },
      }),
    done: words.planned(label),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      title={words.planName(label)}
      form={form}
      submitLabel={words.save}
      onClose={onClose}
    >
      <SelectInput
        form={form}
        name="after"
        label={words.when}
        description={words.whenHint}
        options={Object.entries(words.plans).map(([value, text]) => ({
          value,
          label: text,
        }))}
      />
    </FormDialog>
  );
}
