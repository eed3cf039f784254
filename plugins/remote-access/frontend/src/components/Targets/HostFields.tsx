import {
  CheckboxInput,
  SelectInput,
  TextInput,
  type FormState,
} from '@wardroom/platform-react';
import { messages } from '../../messages';
import { optionsOf } from './optionsOf';
import type { TargetValues } from './targetValues';

const { fields: words } = messages.target;

/** By what an SSH server is known, and which client speaks with it. */
export function HostFields({ form }: { form: FormState<TargetValues> }) {
  const { trust, trusted, isProxy, transport } = form.values;
  return (
    <>
      <SelectInput
        form={form}
        name="trust"
        label={words.trust}
        options={optionsOf(words.trusts)}
      />
      {trust === 'key' && (
        <SelectInput
          form={form}
          name="transport"
          label={words.transport}
          options={optionsOf(words.transports)}
        />
      )}
      {trust === 'authority' && (
        <>
          <TextInput
            form={form}
            name="hostAuthority"
            label={words.hostAuthority}
            description={
              trusted ? words.trustedNow(trusted) : words.hostAuthorityHint
            }
            autoComplete="off"
            isRequired={!trusted}
          />
          <TextInput
            form={form}
            name="certifiedName"
            label={words.certifiedName}
            description={words.certifiedNameHint}
            autoComplete="off"
          />
        </>
      )}
      {(trust === 'authority' || transport === 'openssh') && (
        <TextInput
          form={form}
          name="proxyCommand"
          label={words.proxyCommand}
          description={words.proxyCommandHint}
          autoComplete="off"
        />
      )}
      <CheckboxInput form={form} name="isProxy" label={words.isProxy} />
      {isProxy && (
        <TextInput
          form={form}
          name="cluster"
          label={words.cluster}
          description={words.clusterHint}
          autoComplete="off"
        />
      )}
    </>
  );
}
