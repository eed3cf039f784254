import { z } from 'zod';
import { defineLifecycle } from '@wardroom/platform-common';

export const ScanImportState = z.enum([
  'receiving',
  'queued',
  'reading',
  'held',
  'confirmed',
  'done',
  'failed',
  'cancelled',
  'undone',
]);
export type ScanImportState = z.infer<typeof ScanImportState>;

/** From the upload to what it changed. An import that would close much waits for a person. */
export const scanImportLifecycle = defineLifecycle({
  noun: 'import',
  initial: 'receiving',
  transitions: {
    queue: { from: ['receiving'], to: 'queued' },
    read: { from: ['queued'], to: 'reading' },
    hold: { from: ['reading'], to: 'held' },
    confirm: { from: ['held'], to: 'confirmed' },
    finish: { from: ['reading', 'confirmed'], to: 'done' },
    fail: {
      from: ['receiving', 'queued', 'reading', 'confirmed'],
      to: 'failed',
    },
    cancel: { from: ['receiving', 'queued', 'held'], to: 'cancelled' },
    undo: { from: ['done'], to: 'undone' },
  },
});
