import { findingKey } from '../key/findingKey';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { ocsf } from './ocsf';

const BUCKET = 'arn:aws:s3:::backups';
const event = (class_uid: number, fields: object = {}) => ({
  class_uid,
  category_uid: 2,
  activity_id: 1,
  metadata: { version: '1.3.0', product: { name: 'Lighthouse' } },
  time: 1767607200000,
  severity_id: 4,
  severity: 'High',
  finding_info: {
    uid: 'f-1',
    title: 'Something is weak',
    analytic: { uid: 'rule-1' },
    created_time: 1767520800000,
  },
  ...fields,
});
const onHost = (fields: object = {}) =>
  event(2002, {
    device: {
      hostname: 'shop.example',
      ip: '10.1.2.3',
      mac: '00-11-22-AA-BB-CC',
      uid: 'agent-7',
      os: { name: 'Debian 12' },
    },
    vulnerabilities: [
      {
        title: 'Old library',
        cve: {
          uid: 'CVE-2024-1000',
          cvss: [
            { version: '2.0', base_score: 5, vector_string: 'AV:N' },
            {
              version: '3.1',
              base_score: 7.5,
              vector_string: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N',
            },
          ],
          epss: { score: '0.3', percentile: 0.9 },
          related_cwes: [{ uid: 'CWE-79' }],
        },
        is_fix_available: true,
        affected_packages: [
          { name: 'openssl', version: '1.1', fixed_in_version: '1.2' },
          { name: 'openssl-libs', version: '1.1' },
        ],
      },
    ],
    ...fields,
  });
const check = (fields: object, resource: object = {}) =>
  event(2003, {
    cloud: { account: { uid: '123456789012' }, provider: 'AWS' },
    resources: [{ uid: BUCKET, type: 'AwsS3Bucket', ...resource }],
    compliance: {
      control: 'S3.8',
      standards: ['CIS 1.4'],
      requirements: ['2.1.5'],
      ...fields,
    },
  });
const lines = (...events: object[]) =>
  events.map(each => JSON.stringify(each)).join('\n');

scanFormatSuite(ocsf, [
  {
    name: 'a vulnerability in two packages',
    content: lines(onHost()),
    findings: 2,
  },
  {
    name: 'a list of checks',
    content: JSON.stringify([
      check({ status_id: 3, status: 'Fail' }),
      check({ status_id: 1 }),
    ]),
    findings: 1,
  },
  {
    name: 'detections on lines, and an event that is none',
    content: lines(event(2004), event(2005)),
    findings: 1,
  },
  {
    name: 'the answer of an interface',
    content: JSON.stringify({ Findings: [check({ status: 'FAILED' })] }),
    findings: 1,
  },
  {
    name: 'the class of the first versions',
    content: JSON.stringify(
      event(2001, { finding: { title: 'Weak', uid: 'f-1' }, state_id: 4 }),
    ),
    findings: 1,
  },
]);

describe('ocsf', () => {
  const read = async (...events: object[]) =>
    (await readBytes(lines(...events), [ocsf])).records;

  it('finds the packages of a device', async () => {
    expect(await read(onHost())).toMatchObject([
      {
        finding: {
          rule: 'CVE-2024-1000',
          title: 'Old library',
          severity: 'High',
          score: 7.5,
          vulnerabilityIds: ['CVE-2024-1000'],
          cwes: [79],
          epss: { score: 0.3, percentile: 0.9 },
          fixAvailable: true,
          firstSeenAt: '2026-01-04T10:00:00.000Z',
          lastSeenAt: '2026-01-05T10:00:00.000Z',
          asset: {
            name: 'shop.example',
            identifiers: [
              { kind: 'agent-id', value: 'agent-7' },
              { kind: 'fqdn', value: 'shop.example' },
              { kind: 'ip', value: '10.1.2.3' },
              { kind: 'mac', value: '00:11:22:aa:bb:cc' },
            ],
            os: 'Debian 12',
          },
          occurrence: { kind: 'package', name: 'openssl', fixedVersion: '1.2' },
        },
      },
      { finding: { occurrence: { kind: 'package', name: 'openssl-libs' } } },
    ]);
  });

  it('makes findings of checks that failed, on things of an account', async () => {
    const records = await read(
      check({ status: 'Fail' }),
      check({ status_id: 1 }),
    );
    expect(records).toMatchObject([
      {
        finding: {
          rule: 'S3.8',
          controls: { 'CIS 1.4': ['2.1.5'] },
          asset: { identifiers: [{ value: '123456789012' }] },
          occurrence: { kind: 'resource', resource: BUCKET },
        },
      },
      { kind: 'passed', rule: 'S3.8', result: 'Pass' },
    ]);
  });

  it.each([
    [{ status_id: 3 }, 'suppressed'],
    [{ status_id: 4 }, 'fixed'],
    [{ activity_id: 3 }, 'fixed'],
    [{ status_id: 1 }, 'open'],
  ])('takes %j for %s', async (fields, status) => {
    expect(await read(event(2004, fields))).toMatchObject([
      { finding: { rule: 'rule-1', status } },
    ]);
  });

  it.each([
    [{ severity_id: 6 }, 'Critical'],
    [{ severity_id: 99, severity: 'low' }, 'Low'],
    [{ severity_id: 1 }, 'Info'],
  ])('rates %j as %s', async (fields, severity) => {
    expect(await read(event(2004, fields))).toMatchObject([
      { finding: { severity } },
    ]);
  });

  it('keeps the key when rating and versions change', async () => {
    const later = JSON.parse(JSON.stringify(onHost({ severity_id: 2 })));
    later.vulnerabilities[0].affected_packages[0].version = '1.1.1';
    const keys = (await read(onHost(), later)).map(each =>
      each.kind === 'finding' ? findingKey('ocsf', each.finding) : undefined,
    );
    expect(keys[2]).toEqual(keys[0]);
    expect(keys[1]).not.toEqual(keys[0]);
  });

  it('leaves the events of Prowler to its own format, and warns of other classes', async () => {
    const product = { name: 'Prowler' };
    const own = lines(event(2004, { metadata: { product } }));
    await expect(readBytes(own, [ocsf])).rejects.toThrow('No scanner');
    const { warnings } = await readBytes(
      lines(event(2004), event(2005, { class_name: 'Incident Finding' })),
      [ocsf],
    );
    expect(warnings.first).toEqual([
      'An event of the class “Incident Finding” is left out',
    ]);
  });
});
