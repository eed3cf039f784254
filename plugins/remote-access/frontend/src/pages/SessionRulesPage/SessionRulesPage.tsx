import { useState } from 'react';
import { Button, Text } from '@backstage/ui';
import {
  ConfirmButton,
  DataTable,
  PageLayout,
  PersonName,
  TimeText,
  useClient,
  useLoad,
  useTenant,
  type TableColumn,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type AccessPolicy,
} from '@wardroom/remote-access-common';
import { ruleInWords, ruleNames } from '../../components/Rules/ruleFields';
import { RulesDialog } from '../../components/Rules/RulesDialog';
import { messages } from '../../messages';

const words = messages.policy;
const PROVIDER = 'provider';

type Row = {
  rule: AccessRuleName;
  holds: string;
  origin: AccessPolicy['origins'][AccessRuleName];
};
type AccessRuleName = (typeof ruleNames)[number];

/** The rules of sessions: of the chosen customer, or of the provider for all of them; and whose each rule is. */
export function SessionRulesPage() {
  const { tenant } = useTenant();
  const client = useClient(remoteAccessContract);
  const [changing, setChanging] = useState(false);
  const id = tenant?.id ?? PROVIDER;
  const load = useLoad(
    signal => client.policies.get({ tenant: id }, { signal }),
    [id],
  );
  const policy = load.data;
  return (
    <PageLayout
      title={words.title}
      subtitle={tenant ? words.ofOne(tenant.name) : words.ofAll}
      actions={
        policy && (
          <Actions
            policy={policy}
            onChange={() => setChanging(true)}
            onDone={load.reload}
          />
        )
      }
    >
      <Text as="p">{words.explain}</Text>
      {!tenant && <Text as="p">{words.chooseCustomer}</Text>}
      <DataTable
        caption={words.title}
        hideCaption
        columns={columns}
        load={{ ...load, data: policy && rowsOf(policy) }}
        rowKey={row => row.rule}
        rowName={row => words.rules[row.rule].label}
        empty={{ title: words.empty }}
      />
      {policy?.changedBy && policy.changedAt && (
        <Text as="p">
          {words.changedBy}: <PersonName personRef={policy.changedBy} />,{' '}
          <TimeText time={policy.changedAt} />
        </Text>
      )}
      {policy && changing && (
        <RulesDialog
          policy={policy}
          onDone={load.reload}
          onClose={() => setChanging(false)}
        />
      )}
    </PageLayout>
  );
}

function Actions(props: {
  policy: AccessPolicy;
  onChange: () => void;
  onDone: () => void;
}) {
  const { policy, onChange, onDone } = props;
  const { tenant, version, allowedActions } = policy;
  const client = useClient(remoteAccessContract);
  return (
    <>
      {allowedActions.includes('revert') && (
        <ConfirmButton
          label={words.revert}
          title={words.revertTitle}
          text={words.revertText}
          onConfirm={async () => {
            await client.policies.revert({ tenant, version });
            onDone();
          }}
        />
      )}
      {allowedActions.includes('update') && (
        <Button onPress={onChange}>{words.change}</Button>
      )}
    </>
  );
}

function rowsOf(policy: AccessPolicy): Row[] {
  return ruleNames.map(rule => ({
    rule,
    holds: ruleInWords(rule, policy.effective),
    origin: policy.origins[rule],
  }));
}

const columns: TableColumn<Row>[] = [
  {
    id: 'rule',
    label: words.columns.rule,
    rowHeader: true,
    sortable: false,
    value: row => words.rules[row.rule].label,
    cell: row => (
      <div>
        {words.rules[row.rule].label}
        <Text as="p" variant="body-small" color="secondary">
          {words.rules[row.rule].help}
        </Text>
      </div>
    ),
  },
  {
    id: 'holds',
    label: words.columns.holds,
    sortable: false,
    value: row => row.holds,
  },
  {
    id: 'origin',
    label: words.columns.origin,
    value: row => words.origins[row.origin],
  },
];
