import { Alert } from '@backstage/ui';
import type { TerminalState } from '../../components/Terminal/useTerminal';
import { messages } from '../../messages';
import { SessionNotice } from './SessionNotice';

const words = messages.session;

/** What the gateway has to say of a terminal at this moment. */
export function TerminalNotices({ state }: { state: TerminalState }) {
  const { phase, warning, refusedPaste, refusedCopy, ruled } = state;
  if (phase !== 'open' || warning) return <SessionNotice state={state} />;
  if (ruled) {
    const { waiting, denied } = messages.command;
    return (
      <Alert
        status="warning"
        title={`${ruled.waiting ? waiting : denied} ${ruled.pattern}`}
        description={ruled.note}
      />
    );
  }
  if (refusedPaste) {
    const title =
      refusedPaste === 'denied' ? words.pasteDenied : words.pasteTooLong;
    return <Alert status="warning" title={title} />;
  }
  return refusedCopy ? (
    <Alert status="warning" title={words.copyDenied} />
  ) : null;
}
