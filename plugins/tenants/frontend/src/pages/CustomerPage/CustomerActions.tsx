import { Button } from '@backstage/ui';
import {
  ConfirmButton,
  DialogButton,
  DownloadButton,
  useClient,
  useMay,
  useTenant,
} from '@wardroom/platform-react';
import { tenantsContract, type Tenant } from '@wardroom/tenants-common';
import { messages } from '../../messages';
import { EditCustomerDialog } from './EditCustomerDialog';

const words = messages.customer;

/** What the person may do with a customer in its state. */
export function CustomerActions(props: {
  customer: Tenant;
  onChange: () => void;
}) {
  const { customer, onChange } = props;
  const { id: tenant, name, version, state } = customer;
  const client = useClient(tenantsContract);
  const { tenant: current, choose } = useTenant();
  const mayExport = useMay('tenant.export');
  const can = (action: Tenant['allowedActions'][number]) =>
    customer.allowedActions.includes(action);
  const after = async (change: Promise<unknown>) => {
    await change;
    onChange();
  };
  return (
    <>
      {state !== 'closed' && (
        <Button
          isDisabled={current?.id === tenant}
          onPress={() => choose(customer)}
        >
          {current?.id === tenant ? words.workingFor : words.workFor}
        </Button>
      )}
      {can('update') && (
        <DialogButton label={words.edit}>
          {onClose => (
            <EditCustomerDialog {...{ customer, onDone: onChange, onClose }} />
          )}
        </DialogButton>
      )}
      {mayExport && (
        <DownloadButton
          contract={tenantsContract}
          endpoint={tenantsContract.tenants.export}
          input={{ tenant }}
          filename={`${tenant}.yaml`}
        >
          {words.export}
        </DownloadButton>
      )}
      {can('suspend') && (
        <ConfirmButton
          label={words.suspend}
          title={words.suspendTitle(name)}
          text={words.suspendText}
          confirmLabel={words.suspendConfirm}
          reason
          onConfirm={({ reason }) =>
            after(client.tenants.suspend({ tenant, version, reason }))
          }
        />
      )}
      {can('resume') && (
        <ConfirmButton
          label={words.resume}
          title={words.resumeTitle(name)}
          text={words.resumeText}
          confirmLabel={words.resumeConfirm}
          onConfirm={() => after(client.tenants.resume({ tenant, version }))}
        />
      )}
      {can('close') && (
        <ConfirmButton
          label={words.close}
          title={words.closeTitle(name)}
          text={words.closeText}
          confirmLabel={words.closeConfirm}
          typed={name}
          reason
          destructive
          onConfirm={({ reason, typed }) =>
            after(
              client.tenants.close({
                tenant,
                version,
                reason,
                confirm: typed.trim(),
              }),
            )
          }
        />
      )}
    </>
  );
}
