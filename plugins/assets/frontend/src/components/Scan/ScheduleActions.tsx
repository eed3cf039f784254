import { Button, Flex } from '@backstage/ui';
import {
  ConfirmButton,
  DialogButton,
  RemoveButton,
  useAction,
  useClient,
} from '@wardroom/platform-react';
import { assetsContract, type ScanSchedule } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { ScheduleDialog } from './ScheduleDialog';

const words = messages.scan.schedules;

/** What the person may do with a schedule. */
export function ScheduleActions(props: {
  schedule: ScanSchedule;
  onChange: () => void;
}) {
  const { schedule, onChange } = props;
  const { tenant, id, version, title, allowedActions } = schedule;
  const { scanSchedules } = useClient(assetsContract);
  const can = (action: ScanSchedule['allowedActions'][number]) =>
    allowedActions.includes(action);
  const turn = useAction(
    (action: 'pause' | 'resume') =>
      scanSchedules[action]({ tenant, id, version }),
    { onDone: onChange },
  );
  return (
    <Flex gap="2" style={{ flexWrap: 'wrap' }}>
      {can('start') && (
        <ConfirmButton
          size="small"
          label={words.start}
          aria-label={words.startName(title)}
          title={words.startTitle(title)}
          text={words.startText}
          onConfirm={async () => {
            await scanSchedules.start({ tenant, id });
            onChange();
          }}
        />
      )}
      {(['pause', 'resume'] as const).filter(can).map(action => (
        <Button
          key={action}
          size="small"
          variant="secondary"
          aria-label={words[`${action}Name`](title)}
          isPending={turn.pending}
          onPress={() => void turn.run(action)}
        >
          {words[action]}
        </Button>
      ))}
      {can('update') && (
        <DialogButton
          size="small"
          label={words.edit}
          aria-label={words.editName(title)}
        >
          {onClose => (
            <ScheduleDialog
              schedule={schedule}
              onDone={onChange}
              onClose={onClose}
            />
          )}
        </DialogButton>
      )}
      {can('delete') && (
        <RemoveButton
          name={title}
          words={words.remove}
          onRemove={async () => {
            await scanSchedules.delete({ tenant, id });
            onChange();
          }}
        />
      )}
    </Flex>
  );
}
