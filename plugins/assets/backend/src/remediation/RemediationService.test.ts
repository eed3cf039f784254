/** @jest-environment node */
import {
  outboxOf,
  testScope,
  type TestDatabase,
} from '@wardroom/platform-test-utils';
import { remediationPresets } from '@wardroom/assets-common';
import type { AssetsStore } from '../AssetsStore';
import { openAssetsStore } from '../testing/openAssetsStore';
import { RemediationService } from './RemediationService';

let database: TestDatabase;
let store: AssetsStore;
let service: RemediationService;
const [usual, rev5] = remediationPresets;
const as = (tenant: string, holds?: string[]) =>
  testScope({ ref: `user:${tenant}/admin`, tenants: [tenant], holds });

beforeAll(async () => {
  ({ database, store } = await openAssetsStore());
  service = new RemediationService(store);
});
afterAll(() => database.drop());

it('gives every customer the usual deadlines until somebody chooses others', async () => {
  expect(await service.get(as('globex', []))).toEqual({
    ...{ tenant: 'globex', rules: usual.rules, version: 0 },
    allowedActions: [],
  });
});

it('keeps the deadlines of a customer, with who set them and what changed', async () => {
  const { version } = await service.get(as('acme'));
  const set = await service.update(as('acme'), { version, rules: rev5.rules });
  expect(set).toMatchObject({
    ...{ tenant: 'acme', rules: rev5.rules, version: 1 },
    ...{ changedBy: 'user:acme/admin', allowedActions: ['update'] },
  });
  expect(await service.get(as('acme'))).toEqual(set);
  expect((await service.get(as('globex'))).version).toBe(0);
  const { records } = await outboxOf(database, 'assets');
  expect(records).toMatchObject([
    {
      ...{ event: 'remediationPolicy.updated', tenant: 'acme' },
      fields: { changed: 'days' },
    },
  ]);
});

it('lets one of two win who change it at once', async () => {
  const results = await Promise.allSettled(
    [usual, rev5].map(({ rules }) =>
      service.update(as('initech'), { version: 0, rules }),
    ),
  );
  expect(results.map(({ status }) => status).sort()).toEqual([
    'fulfilled',
    'rejected',
  ]);
  await expect(
    service.update(as('initech'), { version: 0, rules: usual.rules }),
  ).rejects.toThrow('changed by somebody else');
  const { version } = await service.get(as('initech'));
  await expect(
    service.update(as('initech'), { version: version + 1, rules: usual.rules }),
  ).rejects.toThrow('changed by somebody else');
});
