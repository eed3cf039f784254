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

/** The site in which a target stands, where its customer has sites. */
export function SiteField(props: {
  tenant: string;
  form: FormState<TargetValues>;
}) {
  const { tenant, form } = props;
  const client = useClient(remoteAccessContract);
  const { data } = useLoad(
    signal => client.sites.list({ tenant, limit: 200 }, { signal }),
    [tenant],
  );
  const sites = data?.items ?? [];
  if (sites.length === 0) return null;
  return (
    <SelectInput
      form={form}
      name="site"
      label={words.site}
      description={words.siteHint}
      options={[
        { value: '', label: words.noSite },
        ...sites.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      placeholder={words.noSite}
    />
  );
}
