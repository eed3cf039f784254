import {
  ConfirmButton,
  DialogButton,
  FormDialog,
  TextInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Session,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { EndAccess } from '../Home/EndAccess';
import { Answer } from './Answer';
import { Invite } from './Invite';

const words = messages.live;

/** The buttons that steer a running session, as far as they are allowed. */
export function Steer(props: {
  session: Session;
  onDone: () => void;
  /** Buttons that belong to a page which shows the session's screen. */
  watching?: boolean;
  /** Whether it is the technician's own page. */
  own?: boolean;
}) {
  const { session, onDone, watching, own } = props;
  const { tenant, id, person, allowedActions } = session;
  const { sessions } = useClient(remoteAccessContract);
  const may = (action: Session['allowedActions'][number]) =>
    allowedActions.includes(action);
  const act =
    (
      call: (input: { tenant: string; id: string; reason: string }) => unknown,
    ) =>
    async ({ reason }: { reason: string }) => {
      await call({ tenant, id, reason });
      onDone();
    };
  return (
    <>
      {may('freeze') && (
        <ConfirmButton
          label={words.freeze}
          title={words.freezeTitle(person.slice(person.indexOf('/') + 1))}
          text={words.freezeText}
          size="small"
          reason
          onConfirm={act(sessions.freeze)}
        />
      )}
      {may('thaw') && (
        <ConfirmButton
          label={words.thaw}
          title={words.thawTitle}
          size="small"
          reason
          onConfirm={act(sessions.thaw)}
        />
      )}
      {may('answer') && session.life?.asked && (
        <Answer session={session} asked={session.life.asked} onDone={onDone} />
      )}
      {may('message') && (
        <DialogButton size="small" label={words.message}>
          {onClose => <MessageDialog {...{ session, onClose }} />}
        </DialogButton>
      )}
      {(watching || own) && may('take') && (
        <ConfirmButton
          label={own ? words.takeBack : words.take}
          title={words.takeTitle}
          text={own ? undefined : words.takeText}
          size="small"
          reason
          onConfirm={act(sessions.take)}
        />
      )}
      {(watching || own) && may('invite') && (
        <Invite session={session} onDone={onDone} />
      )}
      {!own && (
        <EndAccess session={session} label={words.end} onDone={onDone} />
      )}
    </>
  );
}

function MessageDialog(props: { session: Session; onClose: () => void }) {
  const { session, onClose } = props;
  const { tenant, id } = session;
  const { sessions } = useClient(remoteAccessContract);
  const form = useForm({
    initial: { text: '' },
    submit: ({ text }) => sessions.message({ tenant, id, text }),
    done: words.messageSent,
    onDone: onClose,
  });
  return (
    <FormDialog
      title={words.messageTitle}
      form={form}
      submitLabel={words.messageSend}
      onClose={onClose}
    >
      <TextInput
        form={form}
        name="text"
        label={words.messageLabel}
        isRequired
      />
    </FormDialog>
  );
}
