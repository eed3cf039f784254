import { Region } from '@wardroom/platform-react';
import {
  canSplit,
  FindingFate,
  mostSplit,
  type SplitPreview,
} from '@wardroom/assets-common';
import { messages } from '../../messages';
import { SeverityTag } from '../Finding/SeverityTag';
import styles from './Split.module.css';

const words = messages.split.preview;

/** What becomes of the findings and of the schedules, before it is done. */
export function SplitOutlook(props: {
  preview: SplitPreview;
  /** How much of what the asset is known by is chosen. */
  chosen: number;
}) {
  const { preview, chosen } = props;
  const { counts, identifiers, schedules } = preview;
  const going = preview.findings.filter(
    ({ fate }) => fate === 'moved' || fate === 'doubled',
  );
  if (chosen === 0 || !canSplit(chosen, identifiers.length))
    return <p className={styles.text}>{hintOf(chosen)}</p>;
  const fates = FindingFate.options.filter(fate => counts[fate] > 0);
  if (fates.length + schedules.length === 0)
    return <p className={styles.text}>{words.none}</p>;
  return (
    <Region title={words.title}>
      <ul className={styles.list}>
        {fates.map(fate => (
          <li key={fate}>{words[fate](counts[fate])}</li>
        ))}
        {schedules.length > 0 && (
          <li>{words.schedules(schedules.map(({ title }) => title))}</li>
        )}
      </ul>
      {going.length > 0 && (
        <details className={styles.text}>
          <summary>{words.named}</summary>
          <ul className={styles.list}>
            {going.map(({ id, title, severity, fate }) => (
              <li key={id}>
                <SeverityTag severity={severity} /> {title} ·{' '}
                {words.fates[fate]}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Region>
  );
}

function hintOf(chosen: number): string {
  if (chosen === 0) return words.first;
  return chosen > mostSplit ? words.most(mostSplit) : words.all;
}
