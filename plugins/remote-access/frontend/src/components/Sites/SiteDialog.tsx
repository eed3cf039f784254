import { newId } from '@wardroom/platform-common';
import {
  FormDialog,
  ProblemError,
  SelectInput,
  TextAreaInput,
  TextInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Site,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { sealSite } from './sealSite';
import { hasFile, siteInput, siteValues, type SiteValues } from './siteValues';
import { WayFields } from './WayFields';

const words = messages.site;

/** Adds a customer's network with the way into it, or changes one. */
export function SiteDialog(props: {
  tenant: string;
  /** The site to be changed; a new one if absent. */
  site?: Site;
  onDone: () => void;
  onClose: () => void;
}) {
  const { tenant, site, onDone, onClose } = props;
  const client = useClient(remoteAccessContract);
  const secretOf = async (values: SiteValues, id: string) => {
    const renewed = site && !values.file.trim();
    if (!hasFile(values.kind) || renewed) return {};
    const { connector: key } = await client.gatewayKeys.list({});
    if (!key) {
      const detail = words.faults.noConnector;
      throw new ProblemError({ status: 503, title: words.create, detail });
    }
    const version = (site?.secretVersion ?? 0) + 1;
    const sealed = await sealSite({ values, key, tenant, id, version });
    return { secret: { sealed, secretVersion: version } };
  };
  const form = useForm({
    initial: siteValues(site),
    submit: async values => {
      const id = site?.id ?? newId('sit');
      const input = { ...siteInput(values), ...(await secretOf(values, id)) };
      if (!site) {
        return client.sites.create({ tenant, id, kind: values.kind, ...input });
      }
      return client.sites.update({
        ...{ tenant, id, version: site.version, ...input },
      });
    },
    done: ({ name }: Site) => (site ? words.edited(name) : words.created(name)),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const { fields, kinds } = words;
  return (
    <FormDialog
      title={site ? words.editName(site.name) : words.create}
      form={form}
      submitLabel={words.submit}
      onClose={onClose}
    >
      <TextInput
        form={form}
        name="name"
        label={fields.name}
        description={fields.nameHint}
        maxLength={80}
        isRequired
      />
      {!site && (
        <SelectInput
          form={form}
          name="kind"
          label={fields.kind}
          options={Object.entries(kinds).map(([value, label]) => ({
            value,
            label,
          }))}
        />
      )}
      <TextAreaInput
        form={form}
        name="ranges"
        label={fields.ranges}
        description={fields.rangesHint}
        rows={3}
        isRequired
      />
      {form.values.kind !== 'dial-out' && (
        <TextInput
          form={form}
          name="nameServers"
          label={fields.nameServers}
          description={fields.nameServersHint}
        />
      )}
      <WayFields tenant={tenant} form={form} isNew={!site} />
    </FormDialog>
  );
}
