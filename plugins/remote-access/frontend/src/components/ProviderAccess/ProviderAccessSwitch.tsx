import { Alert, Text } from '@backstage/ui';
import {
  ConfirmButton,
  Facts,
  PageState,
  PersonName,
  Region,
  StateTag,
  TimeText,
  useAction,
  useClient,
  useLoad,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type ProviderAccess,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.grant.switch;
const everyMs = 5_000;

/** Whether the provider may come in at all, with the customer's switch for it. */
export function ProviderAccessSwitch({ tenant }: { tenant: string }) {
  const client = useClient(remoteAccessContract);
  const load = useLoad(
    signal => client.providerAccess.get({ tenant }, { signal }),
    [tenant],
    { every: everyMs },
  );
  return (
    <Region title={words.title}>
      <PageState load={load} lines={2}>
        {access => <Switch access={access} onDone={load.reload} />}
      </PageState>
    </Region>
  );
}

function Switch(props: { access: ProviderAccess; onDone: () => void }) {
  const { access, onDone } = props;
  const { tenant, version, state, reason, changedBy, changedAt } = access;
  const { providerAccess } = useClient(remoteAccessContract);
  const on = state === 'on';
  const suspend = useAction(
    (why: string) => providerAccess.suspend({ tenant, version, reason: why }),
    { done: ({ ended }) => words.suspended(ended), onDone },
  );
  return (
    <>
      <StateTag tone={on ? 'good' : 'danger'}>
        {on ? words.on : words.off}
      </StateTag>
      {on ? (
        <Text as="p">{words.onText}</Text>
      ) : (
        <Alert status="danger" title={words.offText} description={reason} />
      )}
      {changedBy && changedAt && (
        <Facts
          facts={[
            { label: words.reason, value: on ? reason : undefined },
            { label: words.since, value: <TimeText time={changedAt} /> },
            { label: words.by, value: <PersonName personRef={changedBy} /> },
          ]}
        />
      )}
      {access.allowedActions.includes('suspend') && (
        <ConfirmButton
          label={words.suspend}
          title={words.suspendTitle}
          text={words.suspendText}
          destructive
          reason
          onConfirm={given => suspend.run(given.reason)}
        />
      )}
      {access.allowedActions.includes('resume') && (
        <ConfirmButton
          label={words.resume}
          title={words.resumeTitle}
          text={words.resumeText}
          reason
          onConfirm={given =>
            providerAccess
              .resume({ tenant, version, reason: given.reason })
              .then(onDone)
          }
        />
      )}
    </>
  );
}
