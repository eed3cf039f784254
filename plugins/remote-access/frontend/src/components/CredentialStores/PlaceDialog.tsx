import { newId } from '@wardroom/platform-common';
import {
  FormDialog,
  SelectInput,
  TextInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Credential,
  type CredentialStore,
  type StoreProvider,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { givenValues } from './givenValues';
import { initialValues } from './initialValues';
import { StoreInputs } from './StoreInputs';

const words = messages.credentialStore.place;
const prefix = 'source.values';

type Kind = StoreProvider['references'][number]['kind'];

/** Says that a credential is kept in a store, and where in it. */
export function PlaceDialog(props: {
  tenant: string;
  stores: CredentialStore[];
  providers: StoreProvider[];
  onDone: () => void;
  onClose: () => void;
}) {
  const { tenant, stores, providers, onDone, onClose } = props;
  const client = useClient(remoteAccessContract);
  const referencesOf = (id: string) => {
    const store = stores.find(one => one.id === id);
    const provider = providers.find(one => one.id === store?.provider);
    return provider?.references ?? [];
  };
  const fieldsOf = ({ store, kind }: Record<string, string>) =>
    referencesOf(store).find(one => one.kind === kind)?.fields ?? [];
  const [first] = stores;
  const all = providers.flatMap(({ references }) =>
    references.flatMap(({ fields }) => fields),
  );
  const form = useForm<Record<string, string>, Credential>({
    initial: {
      label: '',
      store: first.id,
      kind: referencesOf(first.id)[0]?.kind ?? 'password',
      ...initialValues(all, prefix),
      ...initialValues(referencesOf(first.id)[0]?.fields ?? [], prefix),
    },
    submit: values => {
      const { label, store, kind } = values;
      const place = givenValues(fieldsOf(values), prefix, values);
      return client.credentials.create({
        ...{ tenant, id: newId('crd'), label, kind: kind as Kind },
        source: { store, values: place },
      });
    },
    done: ({ label }) => messages.credential.created(label),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const { kinds, fields } = messages.credential;
  return (
    <FormDialog
      title={words.title}
      form={form}
      submitLabel={words.submit}
      onClose={onClose}
    >
      <TextInput
        form={form}
        name="label"
        label={fields.label}
        description={fields.labelHint}
        maxLength={80}
        autoComplete="off"
        isRequired
      />
      <SelectInput
        form={form}
        name="store"
        label={words.store}
        options={stores.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectInput
        form={form}
        name="kind"
        label={words.kind}
        options={referencesOf(form.values.store).map(({ kind }) => ({
          value: kind,
          label: kinds[kind],
        }))}
      />
      <StoreInputs form={form} fields={fieldsOf(form.values)} prefix={prefix} />
    </FormDialog>
  );
}
