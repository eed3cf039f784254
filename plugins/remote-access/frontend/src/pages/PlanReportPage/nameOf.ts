import type { Deviation } from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const { kinds } = messages.plan.report;

/** What a person calls a deviation: what kind it is, and the command or thing it is about. */
export function nameOf({ kind, text }: Deviation): string {
  return `${kinds[kind]} ${text}`.trim();
}
