import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '@backstage/ui';
import { ErrorState } from '../components/PageState';
import { messages } from '../messages';
import type { FormState } from './useForm';
import styles from './Form.module.css';

const firstError =
  '[role="alert"], [data-invalid] input, [data-invalid] textarea, [data-invalid] button';

/** A form: its fields, its error, its buttons. After a failed submit the focus goes to the first error. */
export function Form<V extends object>(props: {
  form: FormState<V>;
  /** Accessible name: "New customer". */
  label: string;
  submitLabel: string;
  onCancel?: () => void;
  /** "Cancel" where it is absent. */
  cancelLabel?: string;
  destructive?: boolean;
  /** Whether what the form needs is still on its way. */
  isWaiting?: boolean;
  /** Lays short fields side by side where there is room. */
  columns?: boolean;
  children: ReactNode;
}) {
  const { form, label, submitLabel, onCancel, columns, children } = props;
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!form.failures) return;
    const first = element.current?.querySelector<HTMLElement>(firstError);
    if (first?.role === 'alert') first.tabIndex = -1;
    first?.focus();
  }, [form.failures]);
  return (
    <form
      ref={element}
      aria-label={label}
      noValidate
      className={styles.form}
      onSubmit={event => {
        event.preventDefault();
        event.stopPropagation();
        form.submit();
      }}
    >
      {form.problem && <ErrorState error={form.problem} />}
      <div className={columns ? styles.columns : styles.fields}>{children}</div>
      <div className={styles.buttons}>
        <Button
          type="submit"
          isPending={form.pending}
          isDisabled={props.isWaiting}
          destructive={props.destructive}
        >
          {submitLabel}
        </Button>
        {onCancel && (
          <Button
            variant="secondary"
            onPress={onCancel}
            isDisabled={form.pending}
          >
            {props.cancelLabel ?? messages.form.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
