import {
  FormDialog,
  TextInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { PlanFields } from '../Plans/PlanFields';
import { noPlan, planInput } from '../Plans/planInput';

const words = messages.grant;
const HOUR_MS = 3_600_000;

/** Asks the customer for access to one target, from now on, for hours. */
export function AskAccessDialog(props: {
  tenant: string;
  target: { id: string; name: string };
  intervention?: string;
  onClose: () => void;
}) {
  const { tenant, target, intervention, onClose } = props;
  const client = useClient(remoteAccessContract);
  const form = useForm({
    initial: { hours: '4', reason: '', ...noPlan },
    submit: ({ hours, reason, ...plan }) => {
      const now = Date.now();
      return client.grants.request({
        ...{ tenant, intervention, reason, plan: planInput(plan) },
        targets: { kind: 'targets', ids: [target.id] },
        window: {
          from: new Date(now).toISOString(),
          until: new Date(now + Number(hours) * HOUR_MS).toISOString(),
        },
      });
    },
    done: words.asked,
    onDone: onClose,
  });
  return (
    <FormDialog
      title={words.askTitle(target.name)}
      form={form}
      submitLabel={words.ask}
      onClose={onClose}
    >
      <TextInput
        form={form}
        name="hours"
        label={words.fields.hours}
        inputMode="numeric"
        isRequired
      />
      <TextInput
        form={form}
        name="reason"
        label={words.fields.reason}
        isRequired
      />
      <PlanFields form={form} targets={[target]} />
    </FormDialog>
  );
}
