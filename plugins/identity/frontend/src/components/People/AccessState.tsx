import { StateTag } from '@wardroom/platform-react';
import type { Member } from '@wardroom/tenants-common';
import { messages } from '../../messages';

/** Whether a person has access at all. */
export function AccessState({ state }: Pick<Member, 'state'>) {
  return (
    <StateTag tone={state === 'active' ? 'good' : 'danger'}>
      {messages.people.access[state]}
    </StateTag>
  );
}
