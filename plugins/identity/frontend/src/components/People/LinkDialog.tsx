import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextField,
} from '@backstage/ui';
import { TimeText } from '@wardroom/platform-react';
import { messages } from '../../messages';
import { CopyButton } from '../Copy/CopyButton';

const words = messages.people.link;

/** Shows a single-use link, once, where no mail can be sent. */
export function LinkDialog(props: {
  /** Whom it is for. */
  name: string;
  link: string;
  expiresAt: string;
  onClose: () => void;
}) {
  const { name, link, expiresAt, onClose } = props;
  return (
    <Dialog
      isOpen
      isDismissable={false}
      isKeyboardDismissDisabled
      onOpenChange={open => !open && onClose()}
      width="min(40rem, 94vw)"
    >
      <DialogHeader>{words.title(name)}</DialogHeader>
      <DialogBody>
        <p>{words.text}</p>
        <TextField label={words.label} isReadOnly value={link} />
        <p>
          {words.until} <TimeText time={expiresAt} show="both" />
        </p>
      </DialogBody>
      <DialogFooter>
        <CopyButton text={link} label={words.copy} done={words.copied} />
        <Button onPress={onClose}>{words.done}</Button>
      </DialogFooter>
    </Dialog>
  );
}
