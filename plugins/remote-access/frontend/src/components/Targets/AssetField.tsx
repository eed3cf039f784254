import { assetsContract } from '@wardroom/assets-common';
import {
  ComboboxInput,
  useClient,
  useFoundChoices,
  type FormState,
} from '@wardroom/platform-react';
import { messages } from '../../messages';
import type { TargetValues } from './targetValues';

const words = messages.target;
const shown = 50;

/** The asset that a new target is a way into. */
export function AssetField(props: {
  tenant: string;
  form: FormState<TargetValues>;
}) {
  const { tenant, form } = props;
  const client = useClient(assetsContract);
  const assets = useFoundChoices(
    async (search, signal) => {
      const { items } = await client.assets.list(
        { tenant, search, limit: shown },
        { signal },
      );
      return items.map(({ id, name }) => ({ value: id, label: name }));
    },
    form.values.asset,
    [tenant],
  );
  return (
    <ComboboxInput
      form={form}
      name="asset"
      label={words.fields.asset}
      {...assets}
      isRequired
    />
  );
}
