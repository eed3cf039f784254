import {
  FormDialog,
  SelectInput,
  TextInput,
  useClient,
  useForm,
  useLoad,
  type FormState,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Target,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { AssetField } from './AssetField';
import { JumpFields } from './JumpFields';
import { PolicyFields } from './PolicyFields';
import { ProtocolFields } from './ProtocolFields';
import { SiteField } from './SiteField';
import { targetInput, targetValues, type TargetValues } from './targetValues';

const words = messages.target;

/** Creates a way into an asset, or changes one. */
export function TargetDialog(props: {
  tenant: string;
  /** The target to be changed; a new one if absent. */
  target?: Target;
  /** The asset of a new one, where it is known. */
  asset?: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { tenant, target, asset, onDone, onClose } = props;
  const client = useClient(remoteAccessContract);
  const form = useForm({
    initial: targetValues(target, asset),
    submit: values => {
      const { asset: on, hostAuthority, ...fields } = targetInput(values);
      if (!target) {
        const trust = { hostAuthority: hostAuthority ?? undefined };
        return client.targets.create({
          tenant,
          asset: on,
          ...fields,
          ...trust,
        });
      }
      const { id, version } = target;
      const change = { id, version, hostAuthority, ...fields };
      return client.targets.update({ tenant, ...change });
    },
    done: ({ name }: Target) =>
      target ? words.edited(name) : words.created(name),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      title={target ? words.editName(target.name) : words.create}
      form={form}
      submitLabel={words.submit}
      onClose={onClose}
      columns
    >
      {!target && !asset && <AssetField tenant={tenant} form={form} />}
      <Fields tenant={tenant} form={form} self={target?.id} />
    </FormDialog>
  );
}

function Fields(props: {
  tenant: string;
  form: FormState<TargetValues>;
  /** The target, where it exists already. */
  self?: string;
}) {
  const { tenant, form, self } = props;
  const { fields } = words;
  const client = useClient(remoteAccessContract);
  const { data } = useLoad(
    signal => client.credentials.list({ tenant, limit: 200 }, { signal }),
    [tenant],
  );
  const credentials = (data?.items ?? []).map(c => ({
    value: c.id,
    label: c.label,
  }));
  const userless = ['vnc', 'web', 'api'].includes(form.values.protocol);
  const certified = data?.items.some(
    c => c.id === form.values.credential && c.kind === 'ssh-ca',
  );
  return (
    <>
      <TextInput
        form={form}
        name="name"
        label={fields.name}
        description={fields.nameHint}
        isRequired
      />
      <TextInput form={form} name="host" label={fields.host} isRequired />
      <TextInput
        form={form}
        name="port"
        label={fields.port}
        inputMode="numeric"
        isRequired
      />
      <TextInput
        form={form}
        name="username"
        label={fields.username}
        description={userless ? fields.usernameHint : undefined}
        autoComplete="off"
        isRequired={!userless}
      />
      <SelectInput
        form={form}
        name="credential"
        label={fields.credential}
        options={credentials}
        placeholder={credentials.length ? undefined : fields.noCredentials}
        isRequired
      />
      <ProtocolFields
        form={form}
        fixed={Boolean(self)}
        certified={Boolean(certified)}
      />
      <SiteField tenant={tenant} form={form} />
      <JumpFields tenant={tenant} form={form} self={self} />
      <PolicyFields form={form} />
    </>
  );
}
