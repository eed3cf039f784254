import { definePermission } from '@wardroom/platform-common';

export const interventionRead = definePermission('intervention.read', 'read');
export const interventionSubmit = definePermission(
  'intervention.submit',
  'create',
);
export const interventionUpdate = definePermission(
  'intervention.update',
  'update',
);
export const interventionAcknowledge = definePermission(
  'intervention.acknowledge',
  'update',
);
export const interventionAssign = definePermission(
  'intervention.assign',
  'update',
);
export const interventionStart = definePermission(
  'intervention.start',
  'update',
);
export const interventionWait = definePermission('intervention.wait', 'update');
export const interventionResume = definePermission(
  'intervention.resume',
  'update',
);
export const interventionResolve = definePermission(
  'intervention.resolve',
  'update',
);
export const interventionClose = definePermission(
  'intervention.close',
  'update',
);
export const interventionReopen = definePermission(
  'intervention.reopen',
  'update',
);
export const interventionCancel = definePermission(
  'intervention.cancel',
  'update',
);
export const messageRead = definePermission('message.read', 'read');
export const messagePost = definePermission('message.post', 'create');
export const messagePostInternal = definePermission(
  'message.postInternal',
  'create',
);
export const queueRead = definePermission('queue.read', 'read');

export const permissions = [
  interventionRead,
  interventionSubmit,
  interventionUpdate,
  interventionAcknowledge,
  interventionAssign,
  interventionStart,
  interventionWait,
  interventionResume,
  interventionResolve,
  interventionClose,
  interventionReopen,
  interventionCancel,
  messageRead,
  messagePost,
  messagePostInternal,
  queueRead,
];
