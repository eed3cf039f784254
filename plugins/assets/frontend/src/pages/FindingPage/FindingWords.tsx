import { Region } from '@wardroom/platform-react';
import type { Finding } from '@wardroom/assets-common';
import { OutsideLink } from '../../components/Finding/OutsideLink';
import { Output } from '../../components/Finding/Output';
import { messages } from '../../messages';
import styles from './FindingPage.module.css';

const words = messages.finding.page;

/** What a finding is and how to fix it, in the words of the scanner. */
export function FindingWords({ finding }: { finding: Finding }) {
  const { description, impact, remediation, links, raw } = finding;
  return (
    <>
      <Region title={words.what}>
        <p className={styles.text}>{description || words.noText}</p>
        {impact && (
          <>
            <h3 className={styles.heading}>{words.impact}</h3>
            <p className={styles.text}>{impact}</p>
          </>
        )}
        <Frameworks controls={finding.controls} />
        {Object.keys(raw).length > 0 && (
          <details className={styles.fold}>
            <summary>{words.raw}</summary>
            <Output text={JSON.stringify(raw, undefined, 2)} />
          </details>
        )}
      </Region>
      <Region title={words.remediation}>
        <p className={styles.text}>{remediation || words.noRemediation}</p>
        {links.length > 0 && (
          <>
            <h3 className={styles.heading}>{words.links}</h3>
            <ul className={styles.links}>
              {links.map(address => (
                <li key={address}>
                  <OutsideLink address={address} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Region>
    </>
  );
}

function Frameworks({ controls }: Pick<Finding, 'controls'>) {
  const named = Object.entries(controls);
  if (named.length === 0) return null;
  return (
    <>
      <h3 className={styles.heading}>{words.controls}</h3>
      <ul className={styles.links}>
        {named.map(([framework, rules]) => (
          <li key={framework}>
            {framework}: {rules.join(', ')}
          </li>
        ))}
      </ul>
    </>
  );
}
