import type { Permission } from '@backstage/plugin-permission-common';
import * as may from '@wardroom/interventions-common';
import type { InterventionAction } from '@wardroom/interventions-common';

/** The right that each action on a request needs. */
export const permissionOf: Record<InterventionAction, Permission> = {
  update: may.interventionUpdate,
  acknowledge: may.interventionAcknowledge,
  assign: may.interventionAssign,
  start: may.interventionStart,
  wait: may.interventionWait,
  resume: may.interventionResume,
  resolve: may.interventionResolve,
  close: may.interventionClose,
  reopen: may.interventionReopen,
  cancel: may.interventionCancel,
  post: may.messagePost,
  postInternal: may.messagePostInternal,
};
