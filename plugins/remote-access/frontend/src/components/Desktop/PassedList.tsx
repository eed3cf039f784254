import { Alert } from '@backstage/ui';
import { messages } from '../../messages';
import { formatBytes } from '../Files/formatBytes';
import type { Passed } from './useDesktop';

const words = messages.desktop;
const shown = 3;

/** What passed between here and the desktop last, or was refused. */
export function PassedList({ passed }: { passed: Passed[] }) {
  const [last, ...before] = passed;
  if (!last) return null;
  if (last.refused) {
    const what = words.refusedWays[last.way];
    return (
      <Alert
        status="warning"
        title={last.name ? `${what}: ${last.name}` : what}
        description={words.refusals[last.refused]}
      />
    );
  }
  return (
    <ul aria-label={words.passed} role="status">
      {[last, ...before.filter(one => !one.refused)]
        .slice(0, shown)
        .map(({ way, name, bytes, sha256 }, index) => (
          <li
            key={`${passed.length} ${index}`}
            title={sha256 && `SHA-256 ${sha256}`}
          >
            {words.ways[way]} {name} ({formatBytes(bytes)})
          </li>
        ))}
    </ul>
  );
}
