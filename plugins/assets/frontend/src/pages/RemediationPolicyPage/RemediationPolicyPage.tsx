import { Text } from '@backstage/ui';
import {
  DialogButton,
  FilterTenant,
  PageLayout,
  PersonName,
  TimeText,
  useClient,
  useLoad,
  useTableView,
  useTenant,
  useTenantChoices,
} from '@wardroom/platform-react';
import {
  assetsContract,
  type RemediationPolicy,
} from '@wardroom/assets-common';
import { RemediationDialog } from '../../components/Remediation/RemediationDialog';
import { messages } from '../../messages';
import { presetOf, rulesInWords } from './rulesInWords';
import { RuleTable } from './RuleTable';

const words = messages.remediation;

/** By when weaknesses of a customer must be gone. */
export function RemediationPolicyPage() {
  const { workspace, tenant: current } = useTenant();
  const view = useTableView({ id: 'deadlines', filters: ['tenant'] });
  const tenant = view.value('tenant') ?? current?.id;
  const customers = useTenantChoices();
  const name =
    customers.find(({ value }) => value === tenant)?.label ?? tenant ?? '';
  const client = useClient(assetsContract);
  const load = useLoad(
    async signal =>
      tenant
        ? client.remediationPolicies.get({ tenant }, { signal })
        : undefined,
    [tenant],
  );
  const policy = load.data;
  const several = workspace === 'console' && !current;
  const subtitle = tenant ? words.subtitle(name) : words.subtitleNone;
  return (
    <PageLayout
      title={words.title}
      subtitle={workspace === 'portal' ? words.subtitlePortal : subtitle}
      actions={
        policy?.allowedActions.includes('update') && (
          <DialogButton label={words.change} variant="primary">
            {onClose => (
              <RemediationDialog
                policy={policy}
                name={name}
                onDone={load.reload}
                onClose={onClose}
              />
            )}
          </DialogButton>
        )
      }
    >
      {tenant && (
        <Text as="p">
          {words.explain} {policy && presetOf(policy.rules)}
        </Text>
      )}
      <RuleTable
        load={{ ...load, data: rowsOf(load, tenant) }}
        filters={several && <FilterTenant view={view} />}
      />
      {policy && <Changed policy={policy} />}
    </PageLayout>
  );
}

/** No rows where no customer is chosen, and none yet while they load. */
function rowsOf(load: { data?: RemediationPolicy }, tenant?: string) {
  if (!tenant) return [];
  return load.data && rulesInWords(load.data.rules);
}

function Changed({ policy }: { policy: RemediationPolicy }) {
  const { changedBy, changedAt } = policy;
  if (!changedBy || !changedAt) return null;
  return (
    <Text as="p" color="secondary">
      {words.changedBy} <PersonName personRef={changedBy} />,{' '}
      <TimeText time={changedAt} />
    </Text>
  );
}
