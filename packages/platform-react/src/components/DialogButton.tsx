import { useState, type ReactNode } from 'react';
import { Button, type ButtonProps } from '@backstage/ui';

/** A button that opens a dialog; it is there only while it is open. */
export function DialogButton(
  props: Omit<ButtonProps, 'children' | 'onPress'> & {
    label: string;
    /** The open dialog. */
    children: (onClose: () => void) => ReactNode;
  },
) {
  const { label, variant = 'secondary', children, ...button } = props;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button {...button} variant={variant} onPress={() => setOpen(true)}>
        {label}
      </Button>
      {open && children(() => setOpen(false))}
    </>
  );
}
