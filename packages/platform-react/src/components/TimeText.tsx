import { useNow } from '../data/useNow';
import { formatRelative, formatTime } from '../format/formatTime';

/** A point in time: "5 minutes ago", with date, clock and zone on pointing at it; or the other way round. */
export function TimeText(props: {
  /** ISO 8601. */
  time: string;
  show?: 'relative' | 'absolute' | 'both';
  /** IANA name; the browser's zone where absent. */
  timeZone?: string;
}) {
  const { time, show = 'relative', timeZone } = props;
  const now = useNow();
  const relative = formatRelative(time, now);
  const absolute = formatTime(time, timeZone);
  const text = {
    relative,
    absolute,
    both: `${absolute} (${relative})`,
  }[show];
  return (
    <time dateTime={time} title={show === 'absolute' ? relative : absolute}>
      {text}
    </time>
  );
}
