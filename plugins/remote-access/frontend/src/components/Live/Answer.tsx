import { ConfirmButton, useClient } from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type CommandQuestion,
  type Session,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.command;

/** The command that waits, with the two answers. */
export function Answer(props: {
  session: Session;
  asked: CommandQuestion;
  onDone: () => void;
}) {
  const { session, asked, onDone } = props;
  const { tenant, id, target } = session;
  const { sessions } = useClient(remoteAccessContract);
  const answer =
    (allowed: boolean) =>
    async ({ reason }: { reason: string }) => {
      const question = asked.id;
      await sessions.answer({ tenant, id, question, allowed, reason });
      onDone();
    };
  return (
    <span role="group" aria-label={words.asks(target.name)}>
      <code>{asked.command}</code>{' '}
      <ConfirmButton
        label={words.allow}
        title={words.answerTitle(asked.command)}
        text={asked.note}
        size="small"
        reason
        onConfirm={answer(true)}
      />{' '}
      <ConfirmButton
        label={words.refuse}
        title={words.answerTitle(asked.command)}
        text={asked.note}
        size="small"
        destructive
        reason
        onConfirm={answer(false)}
      />
    </span>
  );
}
