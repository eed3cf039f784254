import { Link } from '@backstage/ui';
import {
  formatWords,
  PersonName,
  Region,
  TimeText,
  useMay,
} from '@wardroom/platform-react';
import type { Finding, FindingStep } from '@wardroom/assets-common';
import { FindingStateTag } from '../../components/Finding/FindingStateTag';
import { messages } from '../../messages';
import { scanImportPath } from '../../routes';
import styles from './FindingPage.module.css';

const words = messages.finding.page;
const requests = 'plugin:interventions';

/** Everything that happened to a finding, last things first: who, what and when. */
export function FindingHistory({ finding }: { finding: Finding }) {
  const steps = [...finding.steps].reverse();
  return (
    <Region title={words.history}>
      {steps.length === 0 && words.noHistory}
      <ol className={styles.list} aria-label={words.history} reversed>
        {steps.map(step => (
          <li key={step.id}>
            <div>
              <Actor step={step} tenant={finding.tenant} />{' '}
              {words.steps[step.action] ?? formatWords(step.action)}{' '}
              <FindingStateTag state={step.state} />
            </div>
            <div className={styles.note}>
              <TimeText time={step.at} show="both" />
            </div>
            {step.note && <p className={styles.text}>{step.note}</p>}
            <Changes step={step} tenant={finding.tenant} />
          </li>
        ))}
      </ol>
    </Region>
  );
}

/** Who did it: a person, a request, a scan, or the platform by itself. */
function Actor(props: { step: FindingStep; tenant: string }) {
  const { step, tenant } = props;
  const { actor, scanImportId: id } = step;
  const may = useMay('scanImport.read');
  if (actor === requests) return <>{words.aRequest}</>;
  if (!id) return <PersonName personRef={actor} />;
  if (!may) return <>{words.scan}</>;
  return <Link href={scanImportPath({ tenant, id })}>{words.scan}</Link>;
}

function Changes(props: { step: FindingStep; tenant: string }) {
  const { request, ...fields } = props.step.changes;
  const changes = Object.entries(fields);
  const id = request?.[1];
  if (typeof id === 'string') return <RequestLink {...props} id={id} />;
  if (changes.length === 0) return null;
  return (
    <ul className={styles.links}>
      {changes.map(([field, [before, after]]) => (
        <li key={field}>
          {words.changed(formatWords(field), textOf(before), textOf(after))}
        </li>
      ))}
    </ul>
  );
}

/** The request that it came into. */
function RequestLink({ tenant, id }: { tenant: string; id: string }) {
  const may = useMay('intervention.read');
  if (!may) return null;
  return <Link href={`/requests/${tenant}/${id}`}>{words.requestOpen}</Link>;
}

function textOf(value: unknown): string {
  if (value === undefined || value === null || value === '')
    return words.nothing;
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
