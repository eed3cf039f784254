import { emergencyResultOf, type ExposureRow } from './emergencyResultOf';

const row: ExposureRow = {
  ...{ tenant_id: 'acme', refusal: null, run_id: 'run_1', run_reason: null },
  ...{ run_state: 'done', progress: 100, import_id: 'imp_1' },
  ...{ import_state: 'done', import_error: null },
  ...{ assets: 3, exposed: 0, not_found: 2 },
};

describe('the result of a customer', () => {
  it.each<[string, Partial<ExposureRow>, string, string | undefined]>([
    ['waits', { run_state: 'reserved' }, 'pending', undefined],
    ['is read', { import_state: 'reading' }, 'pending', undefined],
    ['shows it', { exposed: 1 }, 'exposed', undefined],
    ['shows nothing', {}, 'not-found', undefined],
    [
      'reaches nothing',
      { not_found: 0 },
      'not-scanned',
      'None of its assets has answered',
    ],
    [
      'has failed',
      {
        ...{ run_state: 'failed', run_reason: 'No way' },
        ...{ import_state: null, not_found: 0 },
      },
      'not-scanned',
      'No way',
    ],
    [
      'is held',
      { import_state: 'held', not_found: 0 },
      'not-scanned',
      'Its report would close many findings, and waits for somebody who confirms it',
    ],
    [
      'was never begun, where it was known before',
      { run_id: null, run_state: null, refusal: 'No site', exposed: 1 },
      'exposed',
      'No site',
    ],
  ])('of a scan that %s', (_, changes, result, reason) => {
    expect(emergencyResultOf({ ...row, ...changes })).toMatchObject({
      ...{ result, reason },
    });
  });
});
