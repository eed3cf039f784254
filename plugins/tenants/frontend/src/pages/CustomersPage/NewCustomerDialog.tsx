import {
  FormDialog,
  givenValues,
  TextInput,
  useClient,
  useForm,
  type ContractInputs,
} from '@wardroom/platform-react';
import { tenantsContract } from '@wardroom/tenants-common';
import { CustomerFields } from '../../components/CustomerFields/CustomerFields';
import { customerValues } from '../../components/CustomerFields/customerValues';
import { messages } from '../../messages';

type NewCustomer = ContractInputs<typeof tenantsContract>['tenants']['create'];

/** Asks for what a new customer needs. */
export function NewCustomerDialog(props: {
  onDone: () => void;
  onClose: () => void;
}) {
  const client = useClient(tenantsContract);
  const form = useForm({
    initial: { id: '', ...customerValues() },
    endpoint: tenantsContract.tenants.create,
    submit: values => client.tenants.create(givenValues(values) as NewCustomer),
    done: ({ name }) => messages.customers.created(name),
    onDone: () => {
      props.onDone();
      props.onClose();
    },
  });
  const { create, submit } = messages.customers;
  const { id, idHint } = messages.fields;
  return (
    <FormDialog
      title={create}
      form={form}
      submitLabel={submit}
      onClose={props.onClose}
      columns
    >
      <CustomerFields form={form}>
        <TextInput
          form={form}
          name="id"
          label={id}
          description={idHint}
          isRequired
        />
      </CustomerFields>
    </FormDialog>
  );
}
