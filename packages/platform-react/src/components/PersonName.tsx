import { useEffect, useState } from 'react';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import { profilesApiRef, type PersonProfile } from '../api/ProfileDirectory';
import { messages } from '../messages';

/** The name of a person, or of the part of the platform that acted by itself. */
export function PersonName(props: {
  /** `user:<tenant>/<name>`, `plugin:<id>` or `anonymous`. */
  personRef: string | undefined;
}) {
  const { personRef } = props;
  const profiles = useApiHolder().get(profilesApiRef);
  const [profile, setProfile] = useState<PersonProfile>();
  useEffect(() => {
    if (!personRef?.startsWith('user:') || !profiles) return undefined;
    let current = true;
    profiles.find(personRef).then(found => current && setProfile(found));
    return () => {
      current = false;
    };
  }, [personRef, profiles]);
  if (!personRef) return <span>{messages.person.unknown}</span>;
  const known = profile?.ref === personRef ? profile : undefined;
  return (
    <span title={personRef}>{known?.displayName ?? nameOf(personRef)}</span>
  );
}

/** The best name without asking: the last part of the reference. */
function nameOf(ref: string): string {
  if (ref === 'anonymous') return messages.person.anonymous;
  if (ref.startsWith('plugin:')) return messages.person.plugin(ref.slice(7));
  return ref.slice(ref.indexOf('/') + 1);
}
