import { profilesApiRef } from '../api/profilesApiRef';
import { useFound } from '../api/useFound';
import { messages } from '../messages';

/** The name of a person, or of the part of the platform that acted by itself. */
export function PersonName(props: {
  /** `user:<tenant>/<name>`, `plugin:<id>` or `anonymous`. */
  personRef: string | undefined;
}) {
  const { personRef } = props;
  const isUser = personRef?.startsWith('user:');
  const found = useFound(profilesApiRef, isUser ? personRef : undefined);
  if (!personRef) return <span>{messages.person.unknown}</span>;
  return (
    <span title={personRef}>{found?.displayName ?? nameOf(personRef)}</span>
  );
}

/** The best name without asking: the last part of the reference. */
function nameOf(ref: string): string {
  if (ref === 'anonymous') return messages.person.anonymous;
  if (ref.startsWith('plugin:')) return messages.person.plugin(ref.slice(7));
  return ref.slice(ref.indexOf('/') + 1);
}
