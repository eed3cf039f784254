import { Checkbox, CheckboxGroup } from '@backstage/ui';
import type { FormState } from '@wardroom/platform-react';
import { Weekday } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { BlackoutRows } from './BlackoutRows';
import styles from './Scan.module.css';
import type { ScheduleValues } from './scheduleInput';

const { form: words, weekdays } = messages.scan;

/** Blackouts by hours of weekdays. */
export function BlackoutHours({ form }: { form: FormState<ScheduleValues> }) {
  const { hours } = form.values;
  return (
    <>
      <BlackoutRows
        type="time"
        labels={words.hours}
        rows={hours}
        onChange={rows => form.set('hours', rows)}
      >
        {(row, change) => (
          <div className={styles.wide}>
            <CheckboxGroup
              label={words.weekdays}
              orientation="horizontal"
              value={row.weekdays}
              onChange={chosen => change({ weekdays: chosen })}
            >
              {Weekday.options.map(day => (
                <Checkbox key={day} value={day}>
                  {weekdays[day]}
                </Checkbox>
              ))}
            </CheckboxGroup>
          </div>
        )}
      </BlackoutRows>
      {hours.length > 0 && <p className={styles.text}>{words.hoursHint}</p>}
    </>
  );
}
