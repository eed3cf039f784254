import { Facts, PersonName, Region, TimeText } from '@wardroom/platform-react';
import {
  EmergencyResult,
  type EmergencyScanDetails,
} from '@wardroom/assets-common';
import { ResultTag } from '../../components/Emergency/ResultTag';
import importStyles from '../../components/Import/Import.module.css';
import scanStyles from '../../components/Scan/Scan.module.css';
import { messages } from '../../messages';

const { page: words, create } = messages.emergency;

/** How many customers have it, how many do not, and what was asked for. */
export function EmergencyFacts(props: { emergency: EmergencyScanDetails }) {
  const { customers, reason, requestedBy, createdAt, scanner, type } =
    props.emergency;
  const count = (result: EmergencyResult) =>
    customers.filter(one => one.result === result).length;
  const all = customers.length;
  const ended = all - count('pending');
  return (
    <Region title={words.result}>
      <div role="status" className={scanStyles.results}>
        {EmergencyResult.options
          .filter(result => count(result) > 0)
          .map(result => (
            <span key={result} className={scanStyles.line}>
              <ResultTag result={result} /> {count(result)}
            </span>
          ))}
      </div>
      <Facts
        facts={[
          {
            label: words.facts.progress,
            value: (
              <span className={scanStyles.line}>
                <progress
                  className={importStyles.bar}
                  max={all}
                  value={ended}
                  aria-label={words.facts.progress}
                />
                {words.progress(ended, all)}
              </span>
            ),
          },
          { label: words.facts.reason, value: reason },
          {
            label: words.facts.with,
            value: `${scanner} · ${create.types[type]}`,
          },
          {
            label: words.facts.by,
            value: <PersonName personRef={requestedBy} />,
          },
          { label: words.facts.at, value: <TimeText time={createdAt} /> },
        ]}
      />
    </Region>
  );
}
