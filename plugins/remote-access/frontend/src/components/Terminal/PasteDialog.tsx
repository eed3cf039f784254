import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import { messages } from '../../messages';
import { pasteFacts } from './pasteFacts';
import styles from './Terminal.module.css';

const words = messages.terminal.paste;

/** Shows what is about to be pasted. Nothing of it is typed before the person said so. */
export function PasteDialog(props: {
  text: string;
  onAnswer: (confirmed: boolean) => void;
}) {
  const { text, onAnswer } = props;
  const { lines, control, preview } = pasteFacts(text);
  return (
    <Dialog
      isOpen
      isDismissable={false}
      onOpenChange={open => !open && onAnswer(false)}
      width="min(44rem, 94vw)"
    >
      <DialogHeader>{words.title(lines)}</DialogHeader>
      <DialogBody>
        <Text as="p">{words.text}</Text>
        {control && <Alert status="warning" icon description={words.control} />}
        <pre
          className={styles.preview}
          aria-label={words.preview}
          role="region"
          // It scrolls, so it must be reachable by keyboard.
          tabIndex={0}
        >
          {preview}
        </pre>
      </DialogBody>
      <DialogFooter>
        <Button onPress={() => onAnswer(true)}>{words.confirm}</Button>
        <Button variant="secondary" autoFocus onPress={() => onAnswer(false)}>
          {messages.cancel}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
