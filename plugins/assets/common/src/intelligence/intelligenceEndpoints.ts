import { z } from 'zod';
import { endpoint } from '@wardroom/platform-common';
import * as may from '../permissions';
import { FeedName, Intelligence } from './Intelligence';

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
  load: endpoint({
    method: 'POST',
    path: '/intelligence/{feed}/load',
    scope: 'fleet',
    permission: may.intelligenceLoad,
    audit: 'intelligence.loaded',
    upload: 'application/octet-stream',
    summary:
      'Takes a list as a file, which is the body, where none is fetched: KEV in JSON or EPSS in CSV, packed with gzip or not',
  })
    .input(z.strictObject({ feed: FeedName }))
    .output(Intelligence),
};
