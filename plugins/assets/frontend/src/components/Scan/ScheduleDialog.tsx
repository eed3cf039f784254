import {
  FormDialog,
  SelectInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import { assetsContract, type ScanSchedule } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { atFields } from './atFields';
import { BlackoutFields } from './BlackoutFields';
import { NextRuns } from './NextRuns';
import { RecurrenceFields } from './RecurrenceFields';
import styles from './Scan.module.css';
import {
  scheduleInput,
  scheduleValues,
  timingOf,
  type ScheduleValues,
} from './scheduleInput';
import { slugOf } from './slugOf';
import { useScanChoices } from './useScanChoices';
import { WorkFields } from './WorkFields';

const { form: words, missedOf } = messages.scan;
const missedChoices = Object.entries(missedOf).map(([value, label]) => ({
  value,
  label,
}));

/** Makes a schedule of scans or changes one, with its next runs in view. */
export function ScheduleDialog(props: {
  /** The one to change; a new one if absent. */
  schedule?: ScanSchedule;
  /** For whom a new one is, where that is clear. */
  tenant?: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { schedule, onDone, onClose } = props;
  const { scanSchedules } = useClient(assetsContract);
  const save = async (values: ScheduleValues) => {
    const input = scheduleInput(values);
    const { tenant, name } = values;
    try {
      if (!schedule) {
        return await scanSchedules.create({
          tenant,
          name: name.trim() || slugOf(input.title),
          ...input,
        });
      }
      const { id, version } = schedule;
      const { site = null } = input;
      return await scanSchedules.update({
        ...{ tenant, id, version, ...input, site },
      });
    } catch (error) {
      throw atFields(error, values);
    }
  };
  const form = useForm({
    initial: scheduleValues(schedule, props.tenant),
    submit: save,
    done: ({ title }) => words.done(title),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const choices = useScanChoices(form, !schedule);
  return (
    <FormDialog
      title={schedule ? words.editTitle(schedule.title) : words.title}
      form={form}
      submitLabel={schedule ? words.submitEdit : words.submit}
      onClose={onClose}
      columns
    >
      <WorkFields form={form} isNew={!schedule} choices={choices} />
      <RecurrenceFields form={form} usualZone={choices.timeZone} />
      <SelectInput
        form={form}
        name="missed"
        label={words.missed}
        options={missedChoices}
      />
      <BlackoutFields form={form} />
      <div className={styles.wide}>
        <NextRuns
          tenant={form.values.tenant}
          timing={timingOf(form.values)}
          schedule={schedule?.id}
        />
      </div>
    </FormDialog>
  );
}
