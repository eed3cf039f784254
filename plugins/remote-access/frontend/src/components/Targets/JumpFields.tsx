import {
  SelectInput,
  useClient,
  useLoad,
  type FormState,
} from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import type { TargetValues } from './targetValues';

const { fields: words } = messages.target;

/** One or two SSH targets through which this one is reached. */
export function JumpFields(props: {
  tenant: string;
  /** The target itself, which is not on its own way. */
  self?: string;
  form: FormState<TargetValues>;
}) {
  const { tenant, self, form } = props;
  const client = useClient(remoteAccessContract);
  const { data } = useLoad(
    signal => client.targets.list({ tenant, limit: 200 }, { signal }),
    [tenant],
  );
  const hosts = (data?.items ?? []).filter(
    ({ id, protocol }) => protocol === 'ssh' && id !== self,
  );
  const { jump1, jump2 } = form.values;
  const choices = (taken: string) => [
    { value: '', label: words.noJump },
    ...hosts
      .filter(({ id }) => id !== taken)
      .map(({ id, name }) => ({ value: id, label: name })),
  ];
  if (hosts.length === 0) return null;
  return (
    <>
      <SelectInput
        form={form}
        name="jump1"
        label={words.jump}
        description={words.jumpHint}
        options={choices(jump2)}
        placeholder={words.noJump}
      />
      {jump1 && (
        <SelectInput
          form={form}
          name="jump2"
          label={words.secondJump}
          options={choices(jump1)}
          placeholder={words.noJump}
        />
      )}
    </>
  );
}
