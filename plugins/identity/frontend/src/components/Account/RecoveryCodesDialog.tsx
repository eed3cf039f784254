import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { messages } from '../../messages';
import { RecoveryCodeList } from '../Totp/RecoveryCodeList';

const words = messages.recovery;

/** Shows new recovery codes; it closes by its button only, because nobody can show them again. */
export function RecoveryCodesDialog(props: {
  codes: readonly string[];
  onClose: () => void;
}) {
  return (
    <Dialog
      isOpen
      isDismissable={false}
      isKeyboardDismissDisabled
      onOpenChange={open => !open && props.onClose()}
      width="min(32rem, 94vw)"
    >
      <DialogHeader>{words.title}</DialogHeader>
      <DialogBody>
        <p>{words.intro}</p>
        <RecoveryCodeList codes={props.codes} />
      </DialogBody>
      <DialogFooter>
        <Button onPress={props.onClose}>{words.kept}</Button>
      </DialogFooter>
    </Dialog>
  );
}
