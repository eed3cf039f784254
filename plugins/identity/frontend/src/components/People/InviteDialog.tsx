import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import { identityContract, type Invitation } from '@wardroom/identity-common';
import {
  FormDialog,
  ProblemError,
  TextInput,
  useClient,
  useForm,
  type FormState,
} from '@wardroom/platform-react';
import { tenantsContract, type Role } from '@wardroom/tenants-common';
import { messages } from '../../messages';
import { PersonFields, type PersonValues } from './PersonFields';
import { suggestName } from './suggestName';

const words = messages.people;

/** Adds a person and gives them a link to choose a password. */
export function InviteDialog(props: {
  tenant: string;
  roles: Role[];
  /** Gets the invitation; none if the person was added but could not be invited. */
  onDone: (name: string, invitation: Invitation | undefined) => void;
  onClose: () => void;
}) {
  const { tenant, roles, onDone, onClose } = props;
  const tenants = useClient(tenantsContract);
  const identity = useClient(identityContract);
  const toasts = useApi(toastApiRef);
  const form = useForm({
    initial: { displayName: '', email: '', name: '', roles: [] as string[] },
    endpoint: tenantsContract.members.create,
    // The name follows the address: while that is missing, it alone is asked for.
    toInput: values => ({
      ...memberOf(values),
      name: memberOf(values).name || 'name',
      tenant,
    }),
    submit: async values => {
      const { name } = await tenants.members.create({
        ...memberOf(values),
        tenant,
      });
      return identity.accounts
        .invite({ tenant, name })
        .catch((error: unknown) => {
          // The person stays; the list offers to invite them again.
          const { detail } = ProblemError.of(error);
          toasts.post({
            title: words.memberMadeOnly(detail),
            status: 'danger',
          });
        });
    },
    onDone: invitation => {
      const { displayName } = form.values;
      if (invitation?.delivery === 'mail') {
        toasts.post({ title: words.invited(displayName), timeout: 6000 });
      }
      onClose();
      onDone(displayName, invitation ?? undefined);
    },
  });
  const { fields } = words;
  return (
    <FormDialog
      title={words.invite}
      form={form}
      submitLabel={words.inviteSubmit}
      onClose={onClose}
      columns
    >
      <PersonFields
        form={form as unknown as FormState<PersonValues>}
        roles={roles}
      >
        <TextInput
          form={form}
          name="name"
          label={fields.name}
          description={fields.nameHint}
          placeholder={suggestName(form.values.email)}
        />
      </PersonFields>
    </FormDialog>
  );
}

function memberOf(values: {
  displayName: string;
  email: string;
  name: string;
  roles: string[];
}) {
  return { ...values, name: values.name || suggestName(values.email) };
}
