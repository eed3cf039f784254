import { useId } from 'react';
import type { Choice, FieldOf } from '@wardroom/platform-react';
import styles from './ChoiceInput.module.css';

/** One of a few values, each explained in words beside it. */
export function ChoiceInput<V extends object>(
  props: FieldOf<V, string> & { options: readonly Choice[] },
) {
  const { form, name, label, options } = props;
  const id = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.choices}>
        {options.map(({ value, label: text, description }) => (
          <label key={value} className={styles.choice}>
            <input
              type="radio"
              name={`${id}${name}`}
              value={value}
              checked={form.values[name] === value}
              aria-describedby={`${id}${value}`}
              aria-label={text}
              onChange={() => form.set(name, value as V[typeof name])}
            />
            <span>
              {text}
              <span id={`${id}${value}`} className={styles.hint}>
                {description}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
