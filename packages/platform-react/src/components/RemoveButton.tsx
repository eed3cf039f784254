import { ConfirmButton } from './ConfirmButton';
import type { ConfirmDialogProps } from './ConfirmDialog';

/** Removes the thing of a row or a card for good, after a question that names it. */
export function RemoveButton(props: {
  /** What the thing is called. */
  name: string;
  words: {
    remove: string;
    removeName: (name: string) => string;
    removeTitle: (name: string) => string;
    removeText: string;
    /** The verb with its object; `remove` where it is absent. */
    removeConfirm?: string;
  };
  /** Asks for a reason, which `onRemove` gets. */
  reason?: boolean;
  onRemove: ConfirmDialogProps['onConfirm'];
}) {
  const { name, words, reason, onRemove } = props;
  return (
    <ConfirmButton
      size="small"
      label={words.remove}
      aria-label={words.removeName(name)}
      title={words.removeTitle(name)}
      text={words.removeText}
      confirmLabel={words.removeConfirm}
      destructive
      reason={reason}
      onConfirm={onRemove}
    />
  );
}
