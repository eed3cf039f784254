import { Flex } from '@backstage/ui';
import { ConfirmButton, useClient } from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Grant,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { PlanSteps } from '../Plans/PlanSteps';
import { grantInWords } from './grantInWords';

const words = messages.grant;

/** What the signed-in person may do to a grant. */
export function GrantActions(props: { grant: Grant; onDone: () => void }) {
  const { grant, onDone } = props;
  const { tenant, id, version, allowedActions } = grant;
  const { grants } = useClient(remoteAccessContract);
  const targets = grantInWords(grant);
  const key = { tenant, id, version };
  const shared = { size: 'small' as const };
  const may = (action: Grant['allowedActions'][number]) =>
    allowedActions.includes(action);
  return (
    <Flex gap="2">
      {may('approve') && (
        <ConfirmButton
          {...shared}
          variant="primary"
          label={words.approve}
          aria-label={`${words.approve}: ${targets}`}
          title={words.approveTitle(targets)}
          text={
            <>
              {grant.reason}
              {grant.plan && <PlanSteps plan={grant.plan} />}
            </>
          }
          onConfirm={() => grants.approve(key).then(onDone)}
        />
      )}
      {may('decline') && (
        <ConfirmButton
          {...shared}
          reason
          label={words.decline}
          aria-label={`${words.decline}: ${targets}`}
          title={words.declineTitle(targets)}
          onConfirm={({ reason }) =>
            grants.decline({ ...key, reason }).then(onDone)
          }
        />
      )}
      {may('withdraw') && (
        <ConfirmButton
          {...shared}
          label={words.withdraw}
          aria-label={`${words.withdraw}: ${targets}`}
          title={words.withdrawTitle(targets)}
          onConfirm={() => grants.withdraw(key).then(onDone)}
        />
      )}
      {may('revoke') && (
        <ConfirmButton
          {...shared}
          reason
          destructive
          label={words.revoke}
          aria-label={`${words.revoke}: ${targets}`}
          title={words.revokeTitle(targets)}
          text={words.revokeText}
          onConfirm={({ reason }) =>
            grants.revoke({ ...key, reason }).then(onDone)
          }
        />
      )}
    </Flex>
  );
}
