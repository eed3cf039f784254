import { useEffect } from 'react';
import { useForm, type FormState } from '@wardroom/platform-react';
import { interventionsContract } from '@wardroom/interventions-common';
import type { Draft } from './useDraft';

// Fields of other steps are none of this step's business: they count as right.
const right = {
  tenant: 'any',
  type: 'question',
  title: 'x',
  description: 'x',
  urgency: 'low',
  impact: 'low',
  assetIds: [],
  findingIds: [],
};

/**
 * The form of one step: it keeps what is typed in the draft, and lets on to the next step when its own fields are
 * right.
 */
export function useStepForm<N extends keyof Draft>(options: {
  draft: Draft;
  fields: readonly N[];
  onChange: (changes: Partial<Draft>) => void;
  onNext: () => void;
}): FormState<Pick<Draft, N>> {
  const { draft, fields, onChange, onNext } = options;
  const initial = Object.fromEntries(
    fields.map(name => [name, draft[name]]),
  ) as Pick<Draft, N>;
  const form = useForm<Pick<Draft, N>, void>({
    initial,
    endpoint: interventionsContract.interventions.submit,
    toInput: values => {
      const { requester, internal, ...own } = values as Draft;
      const input = { ...right, ...own, requester: requester || undefined };
      return { ...input, tenant: input.tenant || undefined };
    },
    submit: async () => {},
    onDone: onNext,
  });
  const { values } = form;
  useEffect(() => onChange(values), [values, onChange]);
  return form;
}
