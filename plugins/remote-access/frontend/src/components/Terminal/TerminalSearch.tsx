import { useState } from 'react';
import { ButtonIcon, SearchField } from '@backstage/ui';
import { RiArrowDownSLine, RiArrowUpSLine } from '@remixicon/react';
import { messages } from '../../messages';
import styles from './Terminal.module.css';

const words = messages.terminal;

/** Finds words in what the terminal showed. */
export function TerminalSearch(props: {
  onFind: (words: string, direction: 'next' | 'previous') => void;
}) {
  const { onFind } = props;
  const [text, setText] = useState('');
  return (
    <div className={styles.search}>
      <SearchField
        size="small"
        aria-label={words.search}
        placeholder={words.search}
        value={text}
        onChange={next => {
          setText(next);
          onFind(next, 'next');
        }}
        onSubmit={() => onFind(text, 'next')}
      />
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={words.previous}
        icon={<RiArrowUpSLine />}
        onPress={() => onFind(text, 'previous')}
      />
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={words.next}
        icon={<RiArrowDownSLine />}
        onPress={() => onFind(text, 'next')}
      />
    </div>
  );
}
