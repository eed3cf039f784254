import { messages } from '../../messages';
import styles from './Finding.module.css';

const words = messages.finding.page;
const mostLines = 12;
const mostLetters = 1200;

/** Text that a scanner wrote, letter by letter; folded where it is long. Hostile systems have their words in it. */
export function Output({ text }: { text: string }) {
  const lines = text.split('\n').length;
  const content = <pre className={styles.output}>{text}</pre>;
  if (lines <= mostLines && text.length <= mostLetters) return content;
  return (
    <details>
      <summary>{words.lines(lines)}</summary>
      {content}
    </details>
  );
}
