import { Button, TextField } from '@backstage/ui';
import type { FormState } from '@wardroom/platform-react';
import { messages } from '../../messages';
import type { BlackoutDates } from './blackoutValues';
import styles from './Scan.module.css';
import type { ScheduleValues } from './scheduleInput';

const words = messages.scan.form;

/** Blackouts of whole days. */
export function BlackoutDays({ form }: { form: FormState<ScheduleValues> }) {
  const { dates } = form.values;
  const change = (at: number, changes: Partial<BlackoutDates>) =>
    form.set(
      'dates',
      dates.map((one, n) => (n === at ? { ...one, ...changes } : one)),
    );
  return (
    <>
      {dates.map((one, at) => (
        <div key={String(at)} className={styles.dates}>
          {(['from', 'to'] as const).map(name => (
            <label key={name} className={styles.date}>
              {words[name]}
              <input
                type="date"
                value={one[name]}
                onChange={({ target }) => change(at, { [name]: target.value })}
              />
            </label>
          ))}
          <TextField
            label={words.note}
            maxLength={120}
            value={one.note}
            onChange={note => change(at, { note })}
          />
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
        </div>
      ))}
    </>
  );
}
