import { assetsContract } from '@wardroom/assets-common';
import {
  ComboboxInput,
  useClient,
  useLoad,
  type FormState,
} from '@wardroom/platform-react';
import { messages } from '../../messages';
import type { TargetValues } from './targetValues';

const words = messages.target;

/** The asset that a new target is a way into. */
export function AssetField(props: {
  tenant: string;
  form: FormState<TargetValues>;
}) {
  const { tenant, form } = props;
  const client = useClient(assetsContract);
  const { data } = useLoad(
    signal => client.assets.list({ tenant, limit: 200 }, { signal }),
    [tenant],
  );
  return (
    <ComboboxInput
      form={form}
      name="asset"
      label={words.fields.asset}
      options={(data?.items ?? []).map(a => ({ value: a.id, label: a.name }))}
      isRequired
    />
  );
}
