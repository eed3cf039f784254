import { Alert } from '@backstage/ui';
import { formatBytes } from '@wardroom/platform-react';
import { messages } from '../../messages';
import type { Passed } from './useDesktop';

const words = messages.desktop;
const shown = 3;

/** What passed between here and the desktop last, or was refused. */
export function PassedList({ passed }: { passed: Passed[] }) {
  const [last, ...before] = passed;
  if (!last) return null;
  if (last.refused) {
    return (
      <Alert
        status="warning"
        title={words.refusedWays[last.way]}
        description={words.refusals[last.refused]}
      />
    );
  }
  return (
    <ul aria-label={words.passed} role="status">
      {[last, ...before.filter(one => !one.refused)]
        .slice(0, shown)
        .map(({ way, bytes }, index) => (
          <li key={`${passed.length} ${index}`}>
            {words.ways[way]} ({formatBytes(bytes)})
          </li>
        ))}
    </ul>
  );
}
