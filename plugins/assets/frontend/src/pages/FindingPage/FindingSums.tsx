import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import { formatTime, Region, useMay } from '@wardroom/platform-react';
import type { Finding, FindingPart } from '@wardroom/assets-common';
import { remediationPolicyPath } from '../../components/Remediation/remediationPolicyPath';
import { messages } from '../../messages';
import styles from './FindingPage.module.css';

const words = messages.finding.page;

/** The sums behind the rank and the due date of a finding. */
export function FindingSums({ finding }: { finding: Finding }) {
  const { rank, rankParts, dueAt, dueParts } = finding;
  const mayRead = useMay('remediationPolicy.read');
  return (
    <Region title={words.why}>
      {rankParts.length > 0 ? (
        <Sum
          caption={words.rank}
          unit={words.points}
          parts={rankParts}
          total={{ what: words.rankTotal, value: rank }}
        />
      ) : (
        <p className={styles.text}>{words.notRanked}</p>
      )}
      {dueAt ? (
        <Sum
          caption={words.dueSum}
          unit={words.days}
          parts={dueParts}
          total={{ what: words.dueTotal, value: formatTime(dueAt) }}
        />
      ) : (
        <p className={styles.text}>{words.notDue}</p>
      )}
      {mayRead && (
        <Link href={remediationPolicyPath(finding.tenant)}>
          {words.deadlines}
        </Link>
      )}
    </Region>
  );
}

function Sum(props: {
  caption: string;
  unit: string;
  parts: FindingPart[];
  total: { what: string; value: ReactNode };
}) {
  const { caption, unit, parts, total } = props;
  return (
    <table className={styles.sum}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.part}</th>
          <th scope="col">{unit}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ what, value }) => (
          <tr key={what}>
            <td>{unbroken(what)}</td>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{total.what}</th>
          <td>{total.value}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** Keeps dates and percents in one line. */
function unbroken(text: string): string {
  return text
    .replace(/(\d{4})-(\d\d)-(\d\d)/g, '$1\u2011$2\u2011$3')
    .replaceAll(' %', '\u00a0%');
}
