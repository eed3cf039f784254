import type { EmergencyPlan, ScanObstacle } from '@wardroom/assets-common';
import {
  emptyEmergency,
  isScanned,
  previewInput,
  startInput,
} from './startInput';

const values = {
  ...emptyEmergency,
  vulnerabilities: 'cve-2014-0160, CVE-2014-0224 CVE-2014-0160',
};
const vulnerabilityIds = ['CVE-2014-0160', 'CVE-2014-0224'];

const plan = (
  kind?: ScanObstacle['kind'],
  passable = false,
): EmergencyPlan => ({
  ...{ tenant: 'acme', assets: 2, reached: 2, known: 0, sites: [] },
  obstacles: kind ? [{ kind, passable, reason: 'It is so' }] : [],
});

it.each([
  ['all', {}],
  ['tier:essential', { tier: ['essential'] }],
  ['group:grp_1', { group: 'grp_1' }],
])('asks for the customers of %s', (which, choice) => {
  expect(previewInput({ ...values, which })).toEqual({
    ...{ vulnerabilityIds, type: 'full', ...choice },
  });
});

it('asks for nothing without a CVE or a customer', () => {
  expect(previewInput(emptyEmergency)).toBeUndefined();
  expect(previewInput({ ...values, which: 'chosen' })).toBeUndefined();
});

it('begins at the customers of the preview, by the sites that were chosen', () => {
  const input = startInput(
    { ...values, reason: 'Why', quota: true },
    [plan()],
    { acme: 'sit_1' },
  );
  expect(input).toEqual({
    ...{ vulnerabilityIds, type: 'full', reason: 'Why', despite: ['quota'] },
    customers: [{ tenant: 'acme', site: 'sit_1' }],
  });
});

it.each([
  [plan(), {}, true],
  [plan('no-site'), {}, false],
  [plan('quota', true), {}, false],
  [plan('quota', true), { quota: true }, true],
  [plan('quota', false), { quota: true }, false],
  [plan('blackout', true), { blackout: true }, true],
])('counts who will be scanned: %j', (one, changes, expected) => {
  expect(isScanned(one, { ...values, ...changes }, {})).toBe(expected);
});

it('counts who has a site by now', () => {
  expect(isScanned(plan('choose-site'), values, {})).toBe(false);
  expect(isScanned(plan('choose-site'), values, { acme: 'sit_1' })).toBe(true);
});
