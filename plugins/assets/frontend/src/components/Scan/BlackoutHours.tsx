import { Button, Checkbox, CheckboxGroup, TextField } from '@backstage/ui';
import type { FormState } from '@wardroom/platform-react';
import { Weekday } from '@wardroom/assets-common';
import { messages } from '../../messages';
import type { BlackoutTimes } from './blackoutValues';
import styles from './Scan.module.css';
import type { ScheduleValues } from './scheduleInput';

const { form: words, weekdays } = messages.scan;

/** Blackouts by hours of weekdays. */
export function BlackoutHours({ form }: { form: FormState<ScheduleValues> }) {
  const { hours } = form.values;
  const change = (at: number, changes: Partial<BlackoutTimes>) =>
    form.set(
      'hours',
      hours.map((one, n) => (n === at ? { ...one, ...changes } : one)),
    );
  return (
    <>
      {hours.map((one, at) => (
        <div key={String(at)} className={styles.dates}>
          <div className={styles.wide}>
            <CheckboxGroup
              label={words.weekdays}
              orientation="horizontal"
              value={one.weekdays}
              onChange={chosen => change(at, { weekdays: chosen })}
            >
              {Weekday.options.map(day => (
                <Checkbox key={day} value={day}>
                  {weekdays[day]}
                </Checkbox>
              ))}
            </CheckboxGroup>
          </div>
          {(['start', 'end'] as const).map(name => (
            <label key={name} className={styles.date}>
              {words[name]}
              <input
                type="time"
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
            aria-label={words.removeHours(at + 1)}
            onPress={() =>
              form.set(
                'hours',
                hours.filter((_, n) => n !== at),
              )
            }
          >
            {messages.scan.schedules.remove.remove}
          </Button>
        </div>
      ))}
      {hours.length > 0 && <p className={styles.text}>{words.hoursHint}</p>}
    </>
  );
}
