import { Button, Flex } from '@backstage/ui';
import { useState } from 'react';
import { ConfirmButton, useClient } from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type GatewayNode,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { DrainDialog } from './DrainDialog';

const words = messages.gateway;

/** What may be done with a gateway now. */
export function GatewayActions(props: {
  node: GatewayNode;
  onChange: () => void;
}) {
  const { node, onChange } = props;
  const { name, fingerprint = '', allowedActions } = node;
  const { gateways } = useClient(remoteAccessContract);
  const [draining, setDraining] = useState(false);
  const does = (action: Promise<unknown>) => action.then(onChange);
  const may = (action: GatewayNode['allowedActions'][number]) =>
    allowedActions.includes(action);
  return (
    <Flex gap="2">
      {may('approve') && (
        <ConfirmButton
          size="small"
          label={words.approve}
          aria-label={words.approveName(name)}
          title={words.approveTitle(name)}
          text={words.approveText(fingerprint)}
          confirmLabel={words.approve}
          onConfirm={() => does(gateways.approve({ name, fingerprint }))}
        />
      )}
      {may('drain') && (
        <Button
          size="small"
          variant="secondary"
          aria-label={words.drainName(name)}
          onPress={() => setDraining(true)}
        >
          {words.drain}
        </Button>
      )}
      {may('undrain') && (
        <ConfirmButton
          size="small"
          label={words.undrain}
          aria-label={words.undrainName(name)}
          title={words.undrainTitle(name)}
          text={words.undrainText}
          confirmLabel={words.undrain}
          onConfirm={() => does(gateways.undrain({ name }))}
        />
      )}
      {may('remove') && (
        <ConfirmButton
          size="small"
          label={words.remove}
          aria-label={words.removeName(name)}
          title={words.removeTitle(name)}
          text={words.removeText}
          confirmLabel={words.remove}
          destructive
          reason
          onConfirm={({ reason }) => does(gateways.remove({ name, reason }))}
        />
      )}
      {draining && (
        <DrainDialog
          name={name}
          onDone={onChange}
          onClose={() => setDraining(false)}
        />
      )}
    </Flex>
  );
}
