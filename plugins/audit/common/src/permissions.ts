import { definePermission } from '@wardroom/platform-common';

export const auditEventRead = definePermission('auditEvent.read', 'read');
export const auditEventExport = definePermission('auditEvent.export', 'read');

export const permissions = [auditEventRead, auditEventExport];
