import {
  CheckboxGroupInput,
  FormDialog,
  TextAreaInput,
  TextInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import { tenantsContract, type Role } from '@wardroom/tenants-common';
import { messages } from '../../messages';
import { groupPermissions, permissionWords } from './permissionWords';

const words = messages.roles;

/** Copies a built-in role with fewer permissions, or changes such a copy. */
export function RoleDialog(props: {
  tenant: string;
  role: Role;
  /** The built-in role whose permissions can be given. */
  base: Role | undefined;
  copy: boolean;
  onDone: () => void;
  onClose: () => void;
}) {
  const { tenant, role, base = role, copy, onDone, onClose } = props;
  const client = useClient(tenantsContract);
  const form = useForm({
    initial: {
      name: copy ? '' : role.name,
      description: role.description,
      permissions: [...role.permissions],
    },
    endpoint: copy
      ? tenantsContract.roles.create
      : tenantsContract.roles.update,
    toInput: values =>
      copy
        ? { ...values, tenant, base: base.id }
        : { ...values, tenant, id: role.id, version: role.version },
    submit: values =>
      copy
        ? client.roles.create({ ...values, tenant, base: base.id })
        : client.roles.update({
            ...values,
            tenant,
            id: role.id,
            version: role.version,
          }),
    done: ({ name }: Role) => (copy ? words.created(name) : words.saved(name)),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const options = groupPermissions(base.permissions).flatMap(
    ({ noun, names }) =>
      names.map(value => ({
        value,
        label: `${noun}: ${permissionWords(value)}`,
      })),
  );
  return (
    <FormDialog
      title={copy ? words.copyTitle(role.name) : words.editName(role.name)}
      form={form}
      submitLabel={copy ? words.copySubmit : words.save}
      onClose={onClose}
    >
      <TextInput form={form} name="name" label={words.name} isRequired />
      <TextAreaInput
        form={form}
        name="description"
        label={words.description}
        rows={2}
        isRequired
      />
      <CheckboxGroupInput
        form={form}
        name="permissions"
        label={words.mayLegend}
        options={options}
      />
    </FormDialog>
  );
}
