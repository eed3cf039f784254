import { Flex } from '@backstage/ui';
import {
  ConfirmButton,
  DialogButton,
  RemoveButton,
  useClient,
} from '@wardroom/platform-react';
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
          onConfirm={() => does(gateways.approve({ name, fingerprint }))}
        />
      )}
      {may('drain') && (
        <DialogButton
          size="small"
          label={words.drain}
          aria-label={words.drainName(name)}
        >
          {onClose => <DrainDialog {...{ name, onDone: onChange, onClose }} />}
        </DialogButton>
      )}
      {may('undrain') && (
        <ConfirmButton
          size="small"
          label={words.undrain}
          aria-label={words.undrainName(name)}
          title={words.undrainTitle(name)}
          text={words.undrainText}
          onConfirm={() => does(gateways.undrain({ name }))}
        />
      )}
      {may('remove') && (
        <RemoveButton
          name={name}
          words={words}
          reason
          onRemove={({ reason }) => does(gateways.remove({ name, reason }))}
        />
      )}
    </Flex>
  );
}
