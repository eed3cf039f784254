import { useNavigate } from 'react-router-dom';
import { Button, Flex } from '@backstage/ui';
import {
  ErrorState,
  Facts,
  PersonName,
  Region,
  TenantName,
  useAction,
  useClient,
} from '@wardroom/platform-react';
import {
  interventionsContract,
  priorityOf,
  type InterventionType,
  type Level,
} from '@wardroom/interventions-common';
import { PriorityTag } from '../../components/Request/PriorityTag';
import { useAssetChoices } from '../../hooks/useAssetChoices';
import { messages } from '../../messages';
import { requestPath } from '../../routes';
import type { Draft } from './useDraft';

const { create: words, fields, levels, list, types } = messages;

/** Third step: everything once more, and the button that submits it. */
export function ReviewStep(props: {
  draft: Draft;
  onSubmitted: () => void;
  onBack: () => void;
}) {
  const { draft, onSubmitted, onBack } = props;
  const client = useClient(interventionsContract);
  const navigate = useNavigate();
  const submit = useAction(() => client.interventions.submit(inputOf(draft)), {
    failure: 'keep',
    done: ({ number }) => words.submitted(number),
    onDone: submitted => {
      onSubmitted();
      navigate(requestPath(submitted), { replace: true });
    },
  });
  return (
    <Flex direction="column" gap="4">
      {submit.error && <ErrorState error={submit.error} />}
      <Region title={words.review}>
        <Summary draft={draft} />
      </Region>
      <Flex gap="2">
        <Button isPending={submit.pending} onPress={() => void submit.run()}>
          {words.submit}
        </Button>
        <Button
          variant="secondary"
          isDisabled={submit.pending}
          onPress={onBack}
        >
          {words.previous}
        </Button>
      </Flex>
    </Flex>
  );
}

function Summary({ draft }: { draft: Draft }) {
  const assets = useAssetChoices(
    draft.assetIds.length > 0 ? draft.tenant : undefined,
  );
  const urgency = draft.urgency as Level;
  const impact = draft.impact as Level;
  const named = assets.filter(({ value }) => draft.assetIds.includes(value));
  return (
    <Facts
      facts={[
        {
          label: fields.customer,
          value: draft.tenant && <TenantName tenant={draft.tenant} />,
        },
        {
          label: fields.requester,
          value: draft.requester && <PersonName personRef={draft.requester} />,
        },
        { label: fields.type, value: types[draft.type as InterventionType] },
        { label: fields.title, value: draft.title },
        { label: fields.description, value: draft.description },
        { label: fields.urgency, value: levels[urgency] },
        { label: fields.impact, value: levels[impact] },
        {
          label: list.columns.priority,
          value: <PriorityTag priority={priorityOf(urgency, impact)} />,
        },
        {
          label: fields.assets,
          value: named.map(({ label }) => label).join(', '),
        },
        {
          label: fields.findings,
          value: draft.findingIds.length || undefined,
        },
      ]}
    />
  );
}

function inputOf(draft: Draft) {
  const { internal, requester, ...fieldsOfDraft } = draft;
  return {
    ...fieldsOfDraft,
    type: draft.type as InterventionType,
    urgency: draft.urgency as Level,
    impact: draft.impact as Level,
    visibility: internal ? ('internal' as const) : ('customer' as const),
    requester: requester || undefined,
  };
}
