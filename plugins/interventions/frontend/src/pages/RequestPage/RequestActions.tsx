import { useState } from 'react';
import { Button } from '@backstage/ui';
import { useAction, useClient } from '@wardroom/platform-react';
import {
  interventionsContract,
  type Intervention,
  type InterventionAction,
} from '@wardroom/interventions-common';
import { messages } from '../../messages';
import { StepDialog, type DialogStep } from './StepDialog';

const words = messages.actions;

// What is most likely wanted next stands first and stands out.
const order = [
  'start',
  'resolve',
  'close',
  'acknowledge',
  'wait',
  'resume',
  'assign',
  'update',
  'reopen',
  'cancel',
] as const;

const immediate = {
  acknowledge: words.acknowledged,
  start: words.started,
  resume: words.resumed,
  close: words.closed,
};

type Immediate = keyof typeof immediate;

/** What the person may do with a request in its state. */
export function RequestActions(props: {
  request: Intervention;
  onChange: () => void;
}) {
  const { request, onChange } = props;
  const [asking, setAsking] = useState<DialogStep>();
  const allowed = order.filter(action =>
    request.allowedActions.includes(action as InterventionAction),
  );
  return (
    <>
      {allowed.map((action, n) =>
        action in immediate ? (
          <StepButton
            key={action}
            action={action as Immediate}
            request={request}
            isMain={n === 0}
            onChange={onChange}
          />
        ) : (
          <Button
            key={action}
            variant={n === 0 ? 'primary' : 'secondary'}
            destructive={action === 'cancel'}
            onPress={() => setAsking(action as DialogStep)}
          >
            {words[action]}
          </Button>
        ),
      )}
      {asking && (
        <StepDialog
          step={asking}
          request={request}
          onDone={onChange}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}

/** A step that needs no words. */
function StepButton(props: {
  action: Immediate;
  request: Intervention;
  isMain: boolean;
  onChange: () => void;
}) {
  const { action, request, isMain, onChange } = props;
  const { tenant, id, version, number } = request;
  const client = useClient(interventionsContract);
  const take = useAction(
    () => client.interventions[action]({ tenant, id, version }),
    { done: immediate[action](number), onDone: onChange },
  );
  return (
    <Button
      variant={isMain ? 'primary' : 'secondary'}
      aria-label={action === 'start' ? words.startName(number) : undefined}
      isPending={take.pending}
      onPress={() => void take.run()}
    >
      {words[action]}
    </Button>
  );
}
