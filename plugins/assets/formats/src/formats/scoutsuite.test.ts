import { findingKey } from '../key/findingKey';
import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { scoutsuite } from './scoutsuite';

const BUCKET = 's3.buckets.5eb6';
const rule = (items: string[], fields: object = {}) => ({
  checked_items: 2,
  dashboard_name: 'Buckets',
  description: 'Bucket Access <b>Logging</b> Disabled',
  compliance: [{ name: 'CIS AWS', version: '1.2', reference: '2.6' }],
  flagged_items: items.length,
  items,
  level: 'danger',
  path: 's3.buckets.id',
  rationale: 'Nobody sees who reads it.',
  references: ['https://docs.example/s3'],
  service: 'S3',
  ...fields,
});
const report = (findings: object, run: object = {}) => ({
  account_id: '123456789012',
  last_run: {
    ruleset_name: 'default',
    run_parameters: { regions: [], services: [] },
    time: '2024-05-06 07:08:09+0200',
    version: '5.10.2',
    ...run,
  },
  provider_code: 'aws',
  services: {
    s3: {
      buckets: { '5eb6': { arn: 'arn:aws:s3:::shop/*', name: 'shop' } },
      findings,
    },
    ec2: { regions: {} },
  },
});
const script = (content: object) =>
  `scoutsuite_results =\n${JSON.stringify(content)}`;
const flagged = report({
  's3-bucket-no-logging': rule([`${BUCKET}.logging`]),
  's3-bucket-versioning': rule([], { level: 'warning' }),
  's3-bucket-unlooked': rule([], { checked_items: 0 }),
});

scanFormatSuite(scoutsuite, [
  { name: 'a script', content: script(flagged), findings: 1 },
  { name: 'bare JSON', content: JSON.stringify(flagged), findings: 1 },
  { name: 'nothing found', content: script(report({})), findings: 0 },
]);

corpusSuite('scoutsuite', {
  rule: 'one finding for each thing that a rule flags',
});

describe('scoutsuite', () => {
  const read = async (content: object) =>
    (await readBytes(script(content), [scoutsuite])).records;

  it('calls things by their names and not by their hashes', async () => {
    expect(await read(flagged)).toMatchObject([
      {
        kind: 'asset',
        asset: { identifiers: [{ kind: 'cloud-id', value: '123456789012' }] },
        coverage: { scope: 'default' },
      },
      {
        finding: {
          rule: 's3-bucket-no-logging',
          title: 'Bucket Access Logging Disabled: shop',
          severity: 'Critical',
          occurrence: { kind: 'resource', resource: 'arn:aws:s3:::shop' },
          controls: { 'CIS AWS 1.2': ['2.6'] },
        },
      },
      { kind: 'passed', rule: 's3-bucket-versioning', result: 'PASS' },
    ]);
  });

  it('finds a thing again whose rule has come to mean more or has another text', async () => {
    const later = report({
      's3-bucket-no-logging': rule([`${BUCKET}.logging`], {
        level: 'warning',
        description: 'Another text',
      }),
    });
    const keys = [flagged, later].map(async content => {
      const found = (await read(content)).find(each => each.kind === 'finding');
      return found?.kind === 'finding' && findingKey('x', found.finding);
    });
    const [one, other] = await Promise.all(keys);
    expect(other).toEqual(one);
  });

  it('covers only what was looked at', async () => {
    const limited = report({}, { run_parameters: { services: ['s3', 'iam'] } });
    expect(await read(limited)).toMatchObject([
      { coverage: { scope: 'default, services: s3 iam' } },
    ]);
  });
});
