import { createRouteRef } from '@backstage/frontend-plugin-api';

export const peopleRouteRef = createRouteRef();
export const notificationsRouteRef = createRouteRef();

/** Address of what the signed-in person was told. */
export const notificationsPath = '/notifications';
