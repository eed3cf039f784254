import { Alert } from '@backstage/ui';
import type { TerminalState } from '../../components/Terminal/useTerminal';
import { messages } from '../../messages';

const words = messages.session;

/** What the gateway has to say at this moment. */
export function SessionNotice({ state }: { state: TerminalState }) {
  const { phase, warning, refusedPaste, refusedCopy, ruled } = state;
  if (phase === 'lost') return <Alert status="warning" title={words.lost} />;
  if (warning) {
    return (
      <Alert status="warning" title={words[warning.reason](warning.seconds)} />
    );
  }
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
  if (refusedCopy) return <Alert status="warning" title={words.copyDenied} />;
  if (phase === 'open' || phase === 'over') return null;
  return <Alert status="info" title={words[phase]} />;
}
