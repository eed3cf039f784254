import { z } from 'zod';
import { endpoint } from '@wardroom/platform-common';
import * as may from '../permissions';
import { Intelligence } from './Intelligence';

/** What the world outside knows of vulnerabilities. */
export const intelligenceEndpoints = {
  get: endpoint({
    method: 'GET',
    path: '/intelligence',
    scope: 'tenants',
    permission: may.intelligenceRead,
    summary: 'How new the lists KEV and EPSS are, and what is wrong with them',
  })
    .input(z.strictObject({}))
    .output(Intelligence),
};
