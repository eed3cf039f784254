import { Button, TextField } from '@backstage/ui';
import { CheckboxInput, type FormState } from '@wardroom/platform-react';
import { messages } from '../../messages';
import styles from './Scan.module.css';
import type { BlackoutDates, ScheduleValues } from './scheduleInput';

const words = messages.scan.form;
const mostDates = 20;

/** Days on which no scan begins. */
export function BlackoutFields(props: {
  form: FormState<ScheduleValues>;
  /** How many blackouts there are besides, by hours of weekdays. */
  kept: number;
}) {
  const { form, kept } = props;
  const { blackout, dates } = form.values;
  const change = (at: number, changes: Partial<BlackoutDates>) =>
    form.set(
      'dates',
      dates.map((one, n) => (n === at ? { ...one, ...changes } : one)),
    );
  const error = form.errors.dates;
  return (
    <div className={styles.wide}>
      <CheckboxInput form={form} name="blackout" label={words.blackout} />
      <p className={styles.text}>
        {words.blackoutHint} {kept > 0 && words.keptHours(kept)}
      </p>
      {blackout &&
        dates.map((one, at) => (
          <div key={String(at)} className={styles.dates}>
            {(['from', 'to'] as const).map(name => (
              <label key={name} className={styles.date}>
                {words[name]}
                <input
                  type="date"
                  value={one[name]}
                  onChange={({ target }) =>
                    change(at, { [name]: target.value })
                  }
                />
              </label>
            ))}
            <TextField
              label={words.note}
              maxLength={120}
              value={one.note}
              onChange={note => change(at, { note })}
            />
            {dates.length > 1 && (
              <Button
                variant="secondary"
                aria-label={words.removeDates(at + 1)}
                onPress={() =>
                  form.set(
                    'dates',
                    dates.filter((_, n) => n !== at),
                  )
                }
              >
                {messages.scan.schedules.remove.remove}
              </Button>
            )}
          </div>
        ))}
      {error && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
      {blackout && dates.length < mostDates && (
        <Button
          variant="secondary"
          size="small"
          onPress={() =>
            form.set('dates', [...dates, { from: '', to: '', note: '' }])
          }
        >
          {words.addDates}
        </Button>
      )}
    </div>
  );
}
