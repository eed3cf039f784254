import { useRef, useState } from 'react';
import { useLastData } from '../data/useLastData';
import { useLoad } from '../data/useLoad';
import { useSettled } from '../data/useSettled';
import type { Choice } from './SelectInput';

export type FoundChoices = {
  options: readonly Choice[];
  /** Tells what is being typed. */
  onSearch: (text: string) => void;
};

/**
 * Choices of which there may be thousands: the server finds those that match what is typed. What it has found once keeps
 * its name, so that what is chosen is called the same whatever is typed afterwards.
 *
 * @param find - asks the server; without a text for the first ones
 * @param chosen - value that stays among the choices
 * @param deps - on which the answers depend besides the text
 */
export function useFoundChoices(
  find: (text: string | undefined, signal: AbortSignal) => Promise<Choice[]>,
  chosen: string,
  deps: readonly unknown[],
): FoundChoices {
  const [text, setText] = useState('');
  const settled = useSettled(text.trim());
  const known = useRef(new Map<string, Choice>());
  const load = useLoad(
    async signal => {
      const found = await find(settled || undefined, signal);
      found.forEach(choice => known.current.set(choice.value, choice));
      return { found, deps };
    },
    [settled, ...deps],
  );
  const answer = useLastData(load);
  const isOfThese = answer?.deps.every((dep, at) => Object.is(dep, deps[at]));
  const found = answer && isOfThese ? answer.found : [];
  const kept = known.current.get(chosen);
  const isAmong = found.some(({ value }) => value === chosen);
  return {
    options: kept && !isAmong ? [...found, kept] : found,
    onSearch: setText,
  };
}
