import { useState } from 'react';
import {
  DialogButton,
  FormDialog,
  RadioInput,
  saveFile,
  TextInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import {
  isDesktop,
  remoteAccessContract,
  type ExportForm,
  type Session,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { fetchExport } from './fetchExport';

const words = messages.replay.export;

/** Takes a recording out as a file, for a reason that stands in it. */
export function ExportButton({ session }: { session: Session }) {
  if (!session.allowedActions.includes('export')) return null;
  return (
    <DialogButton label={words.button}>
      {onClose => <ExportDialog {...{ session, onClose }} />}
    </DialogButton>
  );
}

function ExportDialog(props: { session: Session; onClose: () => void }) {
  const { session, onClose } = props;
  const { tenant, recording, target } = session;
  const { recordings } = useClient(remoteAccessContract);
  const [percent, setPercent] = useState<number>();
  const form = useForm({
    initial: { form: 'page' as ExportForm, reason: '' },
    submit: async input => {
      const id = recording?.id ?? '';
      const entry = await recordings.export({ tenant, id, ...input });
      setPercent(0);
      return fetchExport(entry, setPercent).finally(() =>
        setPercent(undefined),
      );
    },
    done: words.done,
    onDone: ({ name, content }) => {
      saveFile(content, name);
      onClose();
    },
  });
  return (
    <FormDialog
      title={words.title(target.name)}
      form={form}
      submitLabel={words.submit}
      onClose={onClose}
    >
      {!isDesktop(target.protocol) && (
        <RadioInput
          form={form}
          name="form"
          label={words.form}
          options={words.forms}
        />
      )}
      <TextInput
        form={form}
        name="reason"
        label={words.reason}
        description={words.reasonHint}
        isRequired
      />
      <p>{words.warning}</p>
      {percent !== undefined && <p role="status">{words.progress(percent)}</p>}
    </FormDialog>
  );
}
