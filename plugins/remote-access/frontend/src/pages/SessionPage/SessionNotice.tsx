import { Alert } from '@backstage/ui';
import type { SessionState } from '../../components/Session/SessionState';
import { messages } from '../../messages';

const words = messages.session;

/** Where the start of a session is, that it was lost, or that it ends soon. */
export function SessionNotice({ state }: { state: SessionState }) {
  const { phase, warning } = state;
  if (phase === 'lost') return <Alert status="warning" title={words.lost} />;
  if (warning) {
    return (
      <Alert status="warning" title={words[warning.reason](warning.seconds)} />
    );
  }
  if (phase === 'open' || phase === 'over') return null;
  return <Alert status="info" title={words[phase]} />;
}
