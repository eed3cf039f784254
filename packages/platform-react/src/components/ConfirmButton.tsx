import type { ButtonProps } from '@backstage/ui';
import { ConfirmDialog, type ConfirmDialogProps } from './ConfirmDialog';
import { DialogButton } from './DialogButton';

/** A button that asks before it acts. */
export function ConfirmButton(
  props: Omit<ConfirmDialogProps, 'onClose' | 'confirmLabel'> & {
    label: string;
    /** The verb, where the button does not say all of it. */
    confirmLabel?: string;
    variant?: ButtonProps['variant'];
    size?: ButtonProps['size'];
    isDisabled?: boolean;
    /** Accessible name where the label alone would not name the object. */
    'aria-label'?: string;
  },
) {
  const { label, variant, size, isDisabled, ...dialog } = props;
  const { confirmLabel = label, destructive } = dialog;
  return (
    <DialogButton
      {...{ label, variant, size, isDisabled, destructive }}
      aria-label={props['aria-label']}
    >
      {onClose => <ConfirmDialog {...{ ...dialog, confirmLabel, onClose }} />}
    </DialogButton>
  );
}
