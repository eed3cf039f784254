import { useId, useState, type DragEvent } from 'react';
import { FieldLabel } from '@backstage/ui';
import { formatBytes } from '../format/formatBytes';
import { messages } from '../messages';
import type { FieldOf } from './fieldProps';
import styles from './FileInput.module.css';

/** One file, picked or dropped. */
export function FileInput<V extends object>(
  props: FieldOf<V, File | undefined>,
) {
  const { form, name, label, description, isRequired, isDisabled } = props;
  const id = useId();
  const [over, setOver] = useState(false);
  const file = form.values[name] as File | undefined;
  const error = form.errors[name];
  const choose = (files: FileList | null) => {
    if (files?.[0]) form.set(name, files[0] as V[typeof name]);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!isDisabled) choose(event.dataTransfer.files);
  };
  return (
    <div
      className={styles.field}
      data-over={over || undefined}
      data-invalid={error ? true : undefined}
      onDragOver={event => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
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
        type="file"
        className={styles.input}
        disabled={isDisabled}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-description ${id}-file ${id}-error`}
        onChange={event => choose(event.target.files)}
      />
      <span id={`${id}-file`} className={styles.file}>
        {file
          ? messages.form.file(file.name, formatBytes(file.size))
          : messages.form.dropFile}
      </span>
      <span id={`${id}-error`} className={styles.error}>
        {error}
      </span>
    </div>
  );
}
