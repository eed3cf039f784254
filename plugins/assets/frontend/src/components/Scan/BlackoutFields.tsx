import { Button } from '@backstage/ui';
import { CheckboxInput, type FormState } from '@wardroom/platform-react';
import { messages } from '../../messages';
import { BlackoutHours } from './BlackoutHours';
import { BlackoutRows } from './BlackoutRows';
import { emptyDates, emptyHours } from './blackoutValues';
import styles from './Scan.module.css';
import type { ScheduleValues } from './scheduleInput';

const words = messages.scan.form;
const most = 25;

/** Days, and hours of weekdays, in which no scan begins. */
export function BlackoutFields({ form }: { form: FormState<ScheduleValues> }) {
  const { blackout, dates, hours } = form.values;
  const error = form.errors.dates;
  return (
    <div className={styles.wide}>
      <CheckboxInput form={form} name="blackout" label={words.blackout} />
      <p className={styles.text}>{words.blackoutHint}</p>
      {blackout && (
        <>
          <BlackoutRows
            type="date"
            labels={words.dates}
            rows={dates}
            onChange={rows => form.set('dates', rows)}
          />
          <BlackoutHours form={form} />
          {error && (
            <p role="alert" className={styles.error}>
              {error}
            </p>
          )}
          <div className={styles.line}>
            {dates.length < most && (
              <Button
                variant="secondary"
                size="small"
                onPress={() => form.set('dates', [...dates, emptyDates])}
              >
                {words.dates.add}
              </Button>
            )}
            {hours.length < most && (
              <Button
                variant="secondary"
                size="small"
                onPress={() => form.set('hours', [...hours, emptyHours])}
              >
                {words.hours.add}
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  );
}
