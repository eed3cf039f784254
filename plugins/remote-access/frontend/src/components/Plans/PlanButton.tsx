import { Dialog, DialogBody, DialogHeader } from '@backstage/ui';
import { DialogButton } from '@wardroom/platform-react';
import type { WorkPlan } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { PlanSteps } from './PlanSteps';

const words = messages.plan;

/** Shows the plan of a grant. */
export function PlanButton({ plan }: { plan: WorkPlan }) {
  return (
    <DialogButton size="small" variant="tertiary" label={words.show}>
      {close => (
        <Dialog isOpen onOpenChange={close} width="min(32rem, 92vw)">
          <DialogHeader>{words.title}</DialogHeader>
          <DialogBody>
            <PlanSteps plan={plan} />
          </DialogBody>
        </Dialog>
      )}
    </DialogButton>
  );
}
