import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { auditContract } from '@wardroom/audit-common';
import { saveFile, useAction, useClient } from '@wardroom/platform-react';
import { messages } from '../../messages';
import styles from './AuditPage.module.css';

const words = messages.offline;

/** How a trail is checked without this server. Render it only while it is open. */
export function OfflineDialog(props: { tenant: string; onClose: () => void }) {
  const { tenant, onClose } = props;
  const client = useClient(auditContract);
  const saveKeys = useAction(async () => {
    const keys = await client.keys.list(undefined);
    const text = JSON.stringify(keys, undefined, 2);
    saveFile(new Blob([text], { type: 'application/json' }), words.keysFile);
  });
  return (
    <Dialog
      isOpen
      onOpenChange={open => !open && onClose()}
      width="min(44rem, 94vw)"
    >
      <DialogHeader>{words.title}</DialogHeader>
      <DialogBody className={styles.details}>
        <ol className={styles.steps}>
          {words.steps.map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <code className={styles.command}>{words.command(tenant)}</code>
        <p>{words.result}</p>
      </DialogBody>
      <DialogFooter>
        <Button
          isPending={saveKeys.pending}
          onPress={() => void saveKeys.run()}
        >
          {words.keys}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
