import { useState, type ReactNode } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import { useAction } from '../data/useAction';
import { messages } from '../messages';
import styles from './ConfirmDialog.module.css';
import { ErrorState } from './PageState';

export type ConfirmDialogProps = {
  /** A question that names the object: "Suspend Acme Corporation?" */
  title: string;
  /** What happens then, and whether it can be undone. */
  text?: ReactNode;
  /** The verb: "Suspend customer". */
  confirmLabel: string;
  destructive?: boolean;
  /** Must be typed before it can be confirmed. */
  typed?: string;
  /** Asks for a reason, which `onConfirm` gets. */
  reason?: boolean;
  /** Does it. While it runs the dialog stays; where it fails the dialog says why. */
  onConfirm: (given: { reason: string; typed: string }) => Promise<unknown>;
  onClose: () => void;
};

/** Asks before something that cannot be taken back lightly. Render it only while it is open. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, text, confirmLabel, destructive, onConfirm, onClose } = props;
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const confirm = useAction(onConfirm, { failure: 'keep', onDone: onClose });
  const ready =
    (!props.reason || reason.trim() !== '') &&
    (!props.typed || typed.trim() === props.typed);
  const run = () => ready && confirm.run({ reason: reason.trim(), typed });
  return (
    <Dialog
      isOpen
      isDismissable={false}
      onOpenChange={open => !open && !confirm.pending && onClose()}
      width="min(32rem, 92vw)"
    >
      <DialogHeader>{title}</DialogHeader>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault();
          void run();
        }}
      >
        <DialogBody className={styles.body}>
          {text && <div className={styles.text}>{text}</div>}
          {confirm.error && <ErrorState error={confirm.error} />}
          {props.reason && (
            <TextAreaField
              label={messages.confirm.reason}
              isRequired
              rows={3}
              maxLength={300}
              value={reason}
              onChange={setReason}
            />
          )}
          {props.typed && (
            <TextField
              label={messages.confirm.typeToConfirm(props.typed)}
              isRequired
              autoComplete="off"
              value={typed}
              onChange={setTyped}
            />
          )}
        </DialogBody>
        <DialogFooter>
          <Button
            type="submit"
            destructive={destructive}
            isDisabled={!ready}
            isPending={confirm.pending}
          >
            {confirmLabel}
          </Button>
          <Button
            variant="secondary"
            onPress={onClose}
            isDisabled={confirm.pending}
          >
            {messages.form.cancel}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
