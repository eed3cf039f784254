import {
  CheckboxInput,
  ComboboxInput,
  Form,
  TextAreaInput,
  TextInput,
  useClient,
  useLoad,
  useMay,
  type FormState,
  useTenantChoices,
} from '@wardroom/platform-react';
import { InterventionType } from '@wardroom/interventions-common';
import { tenantsContract } from '@wardroom/tenants-common';
import { ChoiceInput } from '../../components/Request/ChoiceInput';
import { messages } from '../../messages';
import type { Draft } from './useDraft';
import { useStepForm } from './useStepForm';

const { create: words, fields, types, typeHints } = messages;
const typeChoices = InterventionType.options.map(value => ({
  value,
  label: types[value],
  description: typeHints[value],
}));

type StaffValues = Pick<Draft, 'tenant' | 'requester' | 'internal'>;

/** First step: what it is about. Staff say for whom, too. */
export function WhatStep(props: {
  draft: Draft;
  isStaff: boolean;
  onChange: (changes: Partial<Draft>) => void;
  onNext: () => void;
}) {
  const { draft, isStaff, onChange, onNext } = props;
  const form = useStepForm({
    draft,
    fields: ['tenant', 'requester', 'internal', 'type', 'title', 'description'],
    onChange,
    onNext,
  });
  return (
    <Form form={form} label={words.steps[0]} submitLabel={words.next}>
      {isStaff && <ForWhom form={form as unknown as FormState<StaffValues>} />}
      <ChoiceInput
        form={form}
        name="type"
        label={fields.type}
        options={typeChoices}
      />
      <TextInput
        form={form}
        name="title"
        label={fields.title}
        maxLength={120}
        isRequired
      />
      <TextAreaInput
        form={form}
        name="description"
        label={fields.description}
        description={fields.descriptionHint}
        rows={6}
        isRequired
      />
    </Form>
  );
}

function ForWhom({ form }: { form: FormState<StaffValues> }) {
  const customers = useTenantChoices();
  const mayChoose = useMay('member.read');
  const mayHide = useMay('message.postInternal');
  const client = useClient(tenantsContract);
  const { tenant } = form.values;
  const people = useLoad(
    async signal => {
      if (!tenant || !mayChoose) return [];
      const page = await client.members.list(
        { tenant, limit: 200 },
        { signal },
      );
      return page.items.filter(({ state }) => state === 'active');
    },
    [tenant, mayChoose],
  );
  const choices = (people.data ?? []).map(({ ref, displayName }) => ({
    value: ref,
    label: displayName,
  }));
  return (
    <>
      <ComboboxInput
        form={form}
        name="tenant"
        label={fields.customer}
        options={customers}
        isRequired
      />
      {mayChoose && (
        <ComboboxInput
          form={form}
          name="requester"
          label={fields.requester}
          description={fields.requesterHint}
          options={choices}
        />
      )}
      {mayHide && (
        <CheckboxInput form={form} name="internal" label={fields.visibility} />
      )}
    </>
  );
}
