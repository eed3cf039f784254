import { useEffect, useMemo, useRef, useState } from 'react';
import { Button, SearchField } from '@backstage/ui';
import {
  findLines,
  replayClock,
  type TranscriptLine,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import styles from './SessionText.module.css';

const words = messages.replay;

/** Pixels of a line, as the style sheet has it: only the lines in sight are drawn. */
const lineHeight = 24;
const beyond = 20;

/** What the terminal showed as text: each line leads to its moment, and words are found in it. */
export function SessionText(props: {
  lines: TranscriptLine[];
  position: number;
  onSeek: (at: number) => void;
}) {
  const { lines, position, onSeek } = props;
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [search, setSearch] = useState('');
  const [hit, setHit] = useState(0);
  const hits = useMemo(() => findLines(lines, search), [lines, search]);
  const present = lines.findLastIndex(({ at }) => at <= position);
  const focus = hits.length > 0 ? hits[hit] : present;
  useEffect(() => {
    const element = box.current;
    if (element && focus >= 0) {
      element.scrollTop = focus * lineHeight - element.clientHeight / 2;
    }
  }, [focus]);
  const go = (by: number) => {
    if (hits.length === 0) return;
    const next = (hit + by + hits.length) % hits.length;
    setHit(next);
    onSeek(lines[hits[next]].at);
  };
  const find = (text: string) => {
    setSearch(text);
    setHit(0);
  };
  const height = box.current?.clientHeight ?? 600;
  const first = Math.max(0, Math.floor(top / lineHeight) - beyond);
  const last = Math.ceil((top + height) / lineHeight) + beyond;
  return (
    <>
      <div className={styles.find}>
        <SearchField
          aria-label={words.search}
          placeholder={words.search}
          value={search}
          onChange={find}
          onSubmit={() => go(1)}
        />
        <span role="status">
          {search && words.hits(hits.length && hit + 1, hits.length)}
        </span>
        <Button
          variant="secondary"
          isDisabled={hits.length === 0}
          onPress={() => go(-1)}
        >
          {words.previousHit}
        </Button>
        <Button
          variant="secondary"
          isDisabled={hits.length === 0}
          onPress={() => go(1)}
        >
          {words.nextHit}
        </Button>
      </div>
      <div
        ref={box}
        className={styles.text}
        role="list"
        aria-label={words.text}
        onScroll={event => setTop(event.currentTarget.scrollTop)}
      >
        <div style={{ height: lines.length * lineHeight }}>
          {lines.slice(first, last).map(({ at, text }, index) => (
            <div
              key={first + index}
              role="listitem"
              className={styles.line}
              style={{ top: (first + index) * lineHeight }}
            >
              <button
                type="button"
                aria-current={first + index === present ? 'time' : undefined}
                data-hit={first + index === hits[hit]}
                onClick={() => onSeek(at)}
              >
                <span className={styles.time}>{replayClock(at)}</span>
                {text}
              </button>
            </div>
          ))}
        </div>
      </div>
    </>
  );
}
