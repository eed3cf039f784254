import { useState } from 'react';
import { Button, type ButtonProps } from '@backstage/ui';
import { ConfirmDialog, type ConfirmDialogProps } from './ConfirmDialog';

/** A button that asks before it acts. */
export function ConfirmButton(
  props: Omit<ConfirmDialogProps, 'onClose'> & {
    label: string;
    variant?: ButtonProps['variant'];
    size?: ButtonProps['size'];
    isDisabled?: boolean;
    /** Accessible name where the label alone would not name the object. */
    'aria-label'?: string;
  },
) {
  const { label, variant = 'secondary', size, isDisabled, ...dialog } = props;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant={variant}
        size={size}
        isDisabled={isDisabled}
        destructive={dialog.destructive}
        aria-label={props['aria-label']}
        onPress={() => setOpen(true)}
      >
        {label}
      </Button>
      {open && <ConfirmDialog {...dialog} onClose={() => setOpen(false)} />}
    </>
  );
}
