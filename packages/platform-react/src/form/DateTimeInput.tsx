import { useId } from 'react';
import { FieldLabel } from '@backstage/ui';
import { messages } from '../messages';
import type { FieldOf } from './fieldProps';
import styles from './DateTimeInput.module.css';

/** A point in time, chosen in the browser's zone; the value is ISO 8601 or empty. */
export function DateTimeInput<V extends object>(props: FieldOf<V, string>) {
  const { form, name, label, description, isRequired, isDisabled } = props;
  const id = useId();
  const error = form.errors[name];
  return (
    <div className={styles.field} data-invalid={error ? true : undefined}>
      <FieldLabel
        label={label}
        description={description}
        secondaryLabel={isRequired ? messages.form.requiredMark : undefined}
        htmlFor={id}
        descriptionId={`${id}-description`}
      />
      <input
        id={id}
        name={name}
        type="datetime-local"
        className={styles.input}
        required={isRequired}
        disabled={isDisabled}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-description ${id}-error`}
        value={toLocal(form.values[name] as string)}
        onChange={event =>
          form.set(name, toIso(event.target.value) as V[typeof name])
        }
      />
      <span id={`${id}-error`} className={styles.error}>
        {error}
      </span>
    </div>
  );
}

function toIso(local: string): string {
  const time = new Date(local);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
}

function toLocal(iso: string): string {
  if (!iso) return '';
  const time = new Date(iso);
  const shifted = time.getTime() - time.getTimezoneOffset() * 60_000;
  return new Date(shifted).toISOString().slice(0, 16);
}
