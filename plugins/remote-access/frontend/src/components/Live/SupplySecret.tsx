import { useEffect, useRef } from 'react';
import { Button } from '@backstage/ui';
import { useAction, useClient } from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Session,
  type SuppliedSecret,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.live.supply;

/** Has secrets of the session's credential typed into it. This page never has them: it only asks for it. */
export function SupplySecret(props: {
  session: Session;
  /** Those that the credential has. */
  secrets: SuppliedSecret[];
}) {
  const { session, secrets } = props;
  const { tenant, id, allowedActions } = session;
  const { sessions } = useClient(remoteAccessContract);
  const allowed = allowedActions.includes('supply');
  const byKeys = allowed && secrets.includes('password');
  const supply = useAction(
    async (secret: SuppliedSecret) => {
      await sessions.supply({ tenant, id, secret });
      return secret;
    },
    { done: secret => words.done[secret] },
  );
  const press = useRef(supply.run);
  press.current = supply.run;
  useEffect(() => {
    if (!byKeys) return undefined;
    const hear = (event: KeyboardEvent) => {
      const { ctrlKey, shiftKey, key, repeat } = event;
      if (!ctrlKey || !shiftKey || key !== 'Insert') return;
      // Before the session, which takes every key.
      event.preventDefault();
      event.stopPropagation();
      if (!repeat) void press.current('password');
    };
    document.addEventListener('keydown', hear, { capture: true });
    return () =>
      document.removeEventListener('keydown', hear, { capture: true });
  }, [byKeys]);
  if (!allowed) return null;
  return (
    <>
      {secrets.map(secret => (
        <Button
          key={secret}
          size="small"
          variant="secondary"
          isDisabled={supply.pending}
          onPress={() => supply.run(secret)}
        >
          {words.buttons[secret]}
        </Button>
      ))}
    </>
  );
}
