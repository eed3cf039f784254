import type { Grant } from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.grant;

/** The targets of a grant as people call them. */
export function grantInWords({ targets, names }: Grant): string {
  if (targets.kind === 'all') return words.all;
  if (targets.kind === 'tag') return words.tagged(targets.tag);
  return names.join(', ');
}

/** The hours of the week in which it is open; undefined where it is open at all hours. */
export function hoursInWords({ window }: Grant): string | undefined {
  if (window.hours.length === 0) return undefined;
  return window.hours
    .map(({ days, from, until }) => {
      const names = days.map(day => words.days[day - 1]).join(', ');
      return words.hours({ days: names, from, until, zone: window.zone });
    })
    .join('; ');
}
