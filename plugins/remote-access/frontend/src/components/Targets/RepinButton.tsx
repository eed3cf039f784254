import { ConfirmButton, Facts, useClient } from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Target,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.target;

/** Shows both host keys of a target side by side, and accepts the new one for a reason. */
export function RepinButton(props: { target: Target; onChange: () => void }) {
  const { target, onChange } = props;
  const { tenant, id, version, name, pinned, presented } = target;
  const client = useClient(remoteAccessContract);
  if (!presented || !target.allowedActions.includes('repin')) return null;
  const { fingerprint } = presented;
  return (
    <ConfirmButton
      size="small"
      label={words.repin}
      aria-label={words.repinName(name)}
      title={words.repinTitle(name)}
      text={
        <>
          <p>
            {presented.authority ? words.repinAuthorityText : words.repinText}
          </p>
          <Facts
            facts={[
              { label: words.repinBefore, value: pinned?.fingerprint },
              { label: words.repinAfter, value: fingerprint },
            ]}
          />
        </>
      }
      confirmLabel={words.repinConfirm}
      destructive
      reason
      onConfirm={async ({ reason }) => {
        const change = { tenant, id, version, fingerprint, reason };
        await client.targets.repin(change);
        onChange();
      }}
    />
  );
}
