import {
  FormDialog,
  givenValues,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import { tenantsContract, type Tenant } from '@wardroom/tenants-common';
import { CustomerFields } from '../../components/CustomerFields/CustomerFields';
import { customerValues } from '../../components/CustomerFields/customerValues';
import { messages } from '../../messages';

type Changes = Partial<Pick<Tenant, 'name' | 'tier' | 'key' | 'timeZone'>>;

/** Changes the facts of a customer. */
export function EditCustomerDialog(props: {
  customer: Tenant;
  onDone: () => void;
  onClose: () => void;
}) {
  const { customer, onDone, onClose } = props;
  const client = useClient(tenantsContract);
  const input = (values: object) => ({
    ...(givenValues(values) as Changes),
    tenant: customer.id,
    version: customer.version,
  });
  const form = useForm({
    initial: customerValues(customer),
    endpoint: tenantsContract.tenants.update,
    toInput: input,
    submit: values => client.tenants.update(input(values)),
    done: ({ name }: Tenant) => messages.customer.saved(name),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      title={messages.customer.editTitle(customer.name)}
      form={form}
      submitLabel={messages.customer.save}
      onClose={onClose}
      columns
    >
      <CustomerFields form={form} />
    </FormDialog>
  );
}
