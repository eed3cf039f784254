import { useCallback, useState } from 'react';

/** A request as far as it is written. */
export type Draft = {
  tenant: string;
  requester: string;
  internal: boolean;
  type: string;
  title: string;
  description: string;
  urgency: string;
  impact: string;
  assetIds: string[];
  /** Weaknesses that the work is to remove. */
  findingIds: string[];
};

/** What belongs to one customer: that of a draft for another one is none of this one's. */
const ofCustomer = { assetIds: [], findingIds: [] };

const empty: Draft = {
  tenant: '',
  requester: '',
  internal: false,
  type: 'incident',
  title: '',
  description: '',
  urgency: 'medium',
  impact: 'medium',
  ...ofCustomer,
};

/**
 * The draft of a new request, kept on the device of the person until it is submitted.
 *
 * @param person - whose draft it is
 * @param given - what the address says already; it counts more than what was kept
 */
export function useDraft(person: string, given: Partial<Draft>) {
  const key = `wardroom.request-draft.${person}`;
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = read(key);
    const other = given.tenant !== undefined && given.tenant !== kept?.tenant;
    // Who comes back to the same address finds what they have written since.
    if (!other && isAbout(kept, given.findingIds))
      return { ...empty, ...given, ...kept };
    return { ...empty, ...kept, ...(other && ofCustomer), ...given };
  });
  const change = useCallback(
    (changes: Partial<Draft>) =>
      setDraft(old => {
        const moved = changes.tenant && changes.tenant !== old.tenant;
        const next = { ...old, ...(moved && ofCustomer), ...changes };
        localStorage.setItem(key, JSON.stringify(next));
        return next;
      }),
    [key],
  );
  const discard = useCallback(() => {
    localStorage.removeItem(key);
    setDraft(old => ({ ...empty, tenant: old.tenant }));
  }, [key]);
  return { draft, change, discard };
}

function isAbout(kept: Partial<Draft> | undefined, ids: string[] = []) {
  return ids.length > 0 && String(kept?.findingIds) === String(ids);
}

function read(key: string): Partial<Draft> | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}
