import {
  findLines,
  replayClock,
  type TranscriptLine,
} from '@wardroom/remote-access-common';
import { element } from './element';
import type { Player } from './Player';
import { button } from './playerControls';

/** Lines that are shown around the one that matters: a long session must not fill the page. */
const around = 400;

/** What the terminal showed as text, with search. */
export function textPanel(
  player: Player,
  lines: TranscriptLine[],
): HTMLElement {
  const list = element('div', { className: 'list text' });
  const count = element('span', { role: 'status' });
  const search = element('input', {
    type: 'search',
    ariaLabel: 'Search in session text',
  });
  let hits: number[] = [];
  let hit = 0;
  const draw = (middle: number) => {
    const from = Math.max(0, middle - around);
    const rows = lines
      .slice(from, middle + around)
      .map(({ at, text }, index) => {
        const row = button(`${replayClock(at)}  ${text}`, () =>
          player.seek(at),
        );
        row.className = from + index === hits[hit] ? 'hit' : '';
        return row;
      });
    list.replaceChildren(...rows);
    list.querySelector('.hit')?.scrollIntoView({ block: 'nearest' });
  };
  const go = (to: number) => {
    hit = hits.length ? (to + hits.length) % hits.length : 0;
    count.textContent = hits.length
      ? `${hit + 1} of ${hits.length}`
      : search.value && 'No match';
    draw(hits[hit] ?? 0);
    if (hits.length) player.seek(lines[hits[hit]].at);
  };
  search.oninput = () => {
    hits = findLines(lines, search.value);
    go(0);
  };
  draw(0);
  const find = element(
    ...(['div', { className: 'controls' }, search, count] as const),
    button('Previous match', () => go(hit - 1)),
    button('Next match', () => go(hit + 1)),
  );
  return element('section', {}, element('h2', {}, 'Text'), find, list);
}
