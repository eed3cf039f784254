import { FormDialog, useClient, useForm } from '@wardroom/platform-react';
import {
  tenantsContract,
  type Member,
  type Role,
} from '@wardroom/tenants-common';
import { messages } from '../../messages';
import { PersonFields } from './PersonFields';

const words = messages.people;

/** Changes name, address and roles of a person. */
export function EditPersonDialog(props: {
  member: Member;
  roles: Role[];
  onDone: () => void;
  onClose: () => void;
}) {
  const { member, roles, onDone, onClose } = props;
  const { tenant, name, version, displayName } = member;
  const client = useClient(tenantsContract);
  const form = useForm({
    initial: { displayName, email: member.email, roles: member.roles },
    endpoint: tenantsContract.members.update,
    toInput: values => ({ ...values, tenant, name, version }),
    submit: values => {
      const same =
        [...values.roles].sort().join() === [...member.roles].sort().join();
      return client.members.update({
        ...values,
        // Roles that stay are left out: nobody may change their own, but everybody their name.
        roles: same ? undefined : values.roles,
        tenant,
        name,
        version,
      });
    },
    done: words.edited(displayName),
    onDone: () => {
      onClose();
      onDone();
    },
  });
  return (
    <FormDialog
      title={words.editTitle(displayName)}
      form={form}
      submitLabel={words.editSubmit}
      onClose={onClose}
      columns
    >
      <PersonFields form={form} roles={roles} />
    </FormDialog>
  );
}
