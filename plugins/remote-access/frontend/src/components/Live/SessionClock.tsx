import { useEffect, useState } from 'react';
import { formatDuration } from '@wardroom/platform-react';
import { messages } from '../../messages';

const tickMs = 1_000;

/** How long a session is open. */
export function SessionClock(props: { since?: string; running: boolean }) {
  const { since, running } = props;
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, [running]);
  if (!since) return null;
  const seconds = Math.max(0, Math.round((now - Date.parse(since)) / 1000));
  return (
    <span role="timer" aria-label={messages.session.clock}>
      {formatDuration(seconds)}
    </span>
  );
}
