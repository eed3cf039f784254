import { useState } from 'react';
import { Button } from '@backstage/ui';
import { RiTerminalBoxLine } from '@remixicon/react';
import { messages } from '../../messages';
import { OpenSessionDialog } from './OpenSessionDialog';

/** The button that opens a session on an asset. */
export function OpenSession(props: {
  tenant: string;
  assetId: string;
  assetName: string;
  requestId?: string;
}) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        size="small"
        iconStart={<RiTerminalBoxLine aria-hidden="true" />}
        onPress={() => setAsking(true)}
      >
        {messages.open.button}
      </Button>
      {asking && (
        <OpenSessionDialog {...props} onClose={() => setAsking(false)} />
      )}
    </>
  );
}
