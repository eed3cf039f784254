import type { ReactNode } from 'react';
import { Dialog, DialogBody, DialogHeader } from '@backstage/ui';
import { Form } from './Form';
import type { FormState } from './useForm';

/** A form in a dialog; render it only while it is open. */
export function FormDialog<V extends object>(props: {
  title: string;
  form: FormState<V>;
  submitLabel: string;
  onClose: () => void;
  destructive?: boolean;
  /** Whether what the form needs is still on its way. */
  isWaiting?: boolean;
  columns?: boolean;
  children: ReactNode;
}) {
  const { title, form, onClose, children, ...rest } = props;
  return (
    <Dialog
      isOpen
      isDismissable={false}
      onOpenChange={open => !open && !form.pending && onClose()}
      width="min(44rem, 94vw)"
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <Form form={form} label={title} onCancel={onClose} {...rest}>
          {children}
        </Form>
      </DialogBody>
    </Dialog>
  );
}
