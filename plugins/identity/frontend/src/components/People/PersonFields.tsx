import type { ReactNode } from 'react';
import {
  MultiSelectInput,
  TextInput,
  type FormState,
} from '@wardroom/platform-react';
import type { Role } from '@wardroom/tenants-common';
import { messages } from '../../messages';

const { fields } = messages.people;

export type PersonValues = {
  displayName: string;
  email: string;
  roles: string[];
};

/** Who a person is, and what they may do. */
export function PersonFields(props: {
  form: FormState<PersonValues>;
  roles: Role[];
  /** Further fields of who they are. */
  children?: ReactNode;
}) {
  const { form, roles, children } = props;
  return (
    <>
      <TextInput
        form={form}
        name="displayName"
        label={fields.displayName}
        isRequired
      />
      <TextInput
        form={form}
        name="email"
        label={fields.email}
        type="email"
        isRequired
      />
      {children}
      <MultiSelectInput
        form={form}
        name="roles"
        label={fields.roles}
        options={roles.map(({ id, name, description }) => ({
          value: id,
          label: name,
          description,
        }))}
        isRequired
      />
    </>
  );
}
