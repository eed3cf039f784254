import { newId } from '@wardroom/platform-common';
import {
  FormDialog,
  PasswordInput,
  SelectInput,
  TextAreaInput,
  TextInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type CredentialStore,
  type StoreProvider,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { givenValues } from './givenValues';
import { initialValues } from './initialValues';
import { StoreInputs } from './StoreInputs';
import { useStoreSealing } from './useStoreSealing';

const words = messages.credentialStore;

/** Adds a store, or renews the access to one: address, sign-in and secret change together. */
export function StoreDialog(props: {
  tenant: string;
  provider: StoreProvider;
  addresses: string[];
  /** The store whose access is renewed; a new one if absent. */
  store?: CredentialStore;
  onDone: () => void;
  onClose: () => void;
}) {
  const { tenant, provider, addresses, store, onDone, onClose } = props;
  const client = useClient(remoteAccessContract);
  const seal = useStoreSealing();
  const form = useForm<Record<string, string>, CredentialStore>({
    initial: {
      name: store?.name ?? '',
      address: store?.address ?? addresses[0] ?? '',
      authorities: store?.authorities ?? '',
      secret: '',
      ...initialValues(provider.settings, 'settings', store?.settings),
    },
    submit: async values => {
      const { name, address } = values;
      const id = store?.id ?? newId('cst');
      const secretVersion = (store?.secretVersion ?? 0) + 1;
      const access = {
        address,
        authorities: values.authorities.trim() || undefined,
        settings: givenValues(provider.settings, 'settings', values),
        sealed: await seal(values.secret, {
          ...{ tenant, id, version: secretVersion },
        }),
      };
      return store
        ? client.credentialStores.update({
            ...{ tenant, id, version: store.version },
            access: { ...access, secretVersion },
          })
        : client.credentialStores.create({
            ...{ tenant, id, name, provider: provider.id, ...access },
          });
    },
    done: ({ name }) => (store ? words.renewed(name) : words.created(name)),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      title={store ? words.renewName(store.name) : words.create}
      form={form}
      submitLabel={store ? words.renew : words.submit}
      onClose={onClose}
    >
      {!store && (
        <TextInput
          form={form}
          name="name"
          label={words.fields.name}
          maxLength={80}
          autoComplete="off"
          isRequired
        />
      )}
      <SelectInput
        form={form}
        name="address"
        label={words.fields.address}
        options={addresses.map(value => ({ value, label: value }))}
        isRequired
      />
      <StoreInputs form={form} fields={provider.settings} prefix="settings" />
      <PasswordInput
        form={form}
        name="secret"
        label={provider.secretLabel}
        description={words.fields.secretHint}
        autoComplete="new-password"
        isRequired
      />
      <TextAreaInput
        form={form}
        name="authorities"
        label={words.fields.authorities}
        description={words.fields.authoritiesHint}
        rows={3}
        maxLength={20_000}
      />
    </FormDialog>
  );
}
