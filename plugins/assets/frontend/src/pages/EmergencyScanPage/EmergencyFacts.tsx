import { Facts, PersonName, Region, TimeText } from '@wardroom/platform-react';
import {
  EmergencyResult,
  type EmergencyCustomer,
  type EmergencyScanDetails,
} from '@wardroom/assets-common';
import { ResultTag } from '../../components/Emergency/ResultTag';
import { titleOfSource } from '../../components/Finding/titleOfSource';
import importStyles from '../../components/Import/Import.module.css';
import scanStyles from '../../components/Scan/Scan.module.css';
import { messages } from '../../messages';
import { CustomerResult } from './CustomerResult';
import { ExposedAssets } from './ExposedAssets';
import { ResultReason } from './ResultReason';

const { page: words, create } = messages.emergency;

/** How many customers have it, how many do not, and what was asked for. */
export function EmergencyFacts(props: {
  emergency: EmergencyScanDetails;
  /** The customer of the person who looks, where it is about no other. */
  own?: EmergencyCustomer;
}) {
  const { emergency, own } = props;
  const { customers, reason, requestedBy, createdAt, scanner, type } =
    emergency;
  const count = (result: EmergencyResult) =>
    customers.filter(one => one.result === result).length;
  const all = customers.length;
  const ended = all - count('pending');
  const progress = {
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
  };
  return (
    <Region title={words.result}>
      <div role="status" className={scanStyles.results}>
        {own ? (
          <CustomerResult customer={own} />
        ) : (
          EmergencyResult.options
            .filter(result => count(result) > 0)
            .map(result => (
              <span key={result} className={scanStyles.line}>
                <ResultTag result={result} /> {count(result)}
              </span>
            ))
        )}
      </div>
      <Facts
        facts={[
          ...(own ? factsOf(own, emergency) : [progress]),
          { label: words.facts.reason, value: reason },
          {
            label: words.facts.with,
            value: `${titleOfSource(scanner)} · ${create.types[type]}`,
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

/** What came of it for one customer. */
function factsOf(own: EmergencyCustomer, emergency: EmergencyScanDetails) {
  const { exposed, notFound, assets, reason, run } = own;
  const [vulnerability] = emergency.vulnerabilityIds;
  const { columns } = words;
  return [
    {
      label: columns.exposed,
      value: <ExposedAssets customer={own} vulnerability={vulnerability} />,
    },
    { label: columns.notFound, value: words.assets(notFound) },
    {
      label: columns.notScanned,
      value: words.assets(assets - exposed - notFound),
    },
    {
      label: columns.reason,
      value: (reason || run?.scanImportId) && <ResultReason customer={own} />,
    },
  ];
}
