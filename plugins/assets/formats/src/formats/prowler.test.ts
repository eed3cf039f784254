import { findingKey } from '../key/findingKey';
import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { prowler } from './prowler';

const BUCKET = 'arn:aws:s3:::backups';
const event = (result: string, fields: object = {}) => ({
  metadata: {
    event_code: 's3_bucket_public',
    product: { name: 'Prowler', version: '5.4.0' },
  },
  severity: 'High',
  status_code: result,
  status_detail: 'Bucket backups is public.',
  finding_info: { title: 'Buckets are private', uid: 'prowler-aws-1' },
  cloud: { account: { uid: '123456789012', name: 'shop' }, provider: 'aws' },
  resources: [{ uid: BUCKET, type: 'AwsS3Bucket', region: 'eu-west-1' }],
  unmapped: { compliance: { 'CIS-2.0': ['2.1.4', '2.1.5'] } },
  time_dt: '2025-02-14T14:27:30.710664',
  ...fields,
});
const table = [
  'AUTH_METHOD;TIMESTAMP;ACCOUNT_UID;PROVIDER;CHECK_ID;CHECK_TITLE;STATUS;STATUS_EXTENDED;MUTED;SEVERITY;RESOURCE_UID;COMPLIANCE',
  `p;2025-02-14 14:27:30;123456789012;aws;s3_bucket_public;Buckets are private;FAIL;public, and so on;True;critical;${BUCKET};CIS-2.0: 2.1.4, 2.1.5 | ISO: A.1`,
  `p;2025-02-14 14:27:30;123456789012;aws;s3_bucket_public;Buckets are private;PASS;private;False;critical;arn:aws:s3:::logs;`,
].join('\n');
const byFramework = [
  'PROVIDER;DESCRIPTION;ACCOUNTID;REGION;ASSESSMENTDATE;REQUIREMENTS_ID;REQUIREMENTS_DESCRIPTION;REQUIREMENTS_ATTRIBUTES_SECTION;STATUS;STATUSEXTENDED;RESOURCEID;CHECKID;MUTED;FRAMEWORK',
  ...['2.1.4', '2.1.5'].map(
    id =>
      `aws;Benchmark;123456789012;eu-west-1;2025-02-14 14:27:30;${id};Requirement ${id};Storage;FAIL;Bucket backups is public.;${BUCKET};s3_bucket_public;False;CIS`,
  ),
  'aws;Benchmark;123456789012;eu-west-1;2025-02-14 14:27:30;2.1.4;Requirement 2.1.4;Storage;PASS;Bucket logs is private.;arn:aws:s3:::logs;s3_bucket_public;False;CIS',
  'aws;Benchmark;123456789012;eu-west-1;2025-02-14 14:27:30;1.1;Requirement 1.1;Contacts;MANUAL;Look at it;manual_check;manual;False;CIS',
  '',
].join('\n');
const oldTable = (days: number) =>
  [
    'PROFILE,ACCOUNT_NUM,REGION,TITLE_ID,CHECK_RESULT,ITEM_SCORED,ITEM_LEVEL,TITLE_TEXT,CHECK_RESULT_EXTENDED,CHECK_SEVERITY',
    `,123456789012,eu-west-1,1.1,FAIL,Scored,Level 1,[check11] Leave the root account alone (Scored),Root of group sg-0123 came ${days} days ago,High`,
  ].join('\n');
const version3 = JSON.stringify([
  {
    FindingUniqueId: 'prowler-1',
    CheckID: 's3_bucket_public',
    CheckTitle: 'Buckets are private',
    Status: 'FAIL',
    StatusExtended: 'public',
    Severity: 'low',
    AccountId: '123456789012',
    ResourceArn: BUCKET,
    Compliance: { ISO: ['A.1'] },
  },
]);
const version2 = [1, 2]
  .map(
    check =>
      `{"Account Number":"123456789012","Control":"[check1${check}] Name (Not Scored)","Message":"seen","Severity":"Medium","Status":"FAIL","Control ID":"1.${check}","Region":"eu-west-1"}`,
  )
  .join('\n');
const version3Event = JSON.stringify([
  {
    finding: { title: 'Buckets are private', uid: 'x' },
    resources: [{ uid: BUCKET }],
    compliance: { status: 'Failure', requirements: ['ISO: A.1'] },
    severity: 'Critical',
    cloud: { account: { uid: '123456789012' } },
    metadata: { product: { name: 'Prowler', feature: { uid: 's3_public' } } },
  },
]);

scanFormatSuite(prowler, [
  { name: 'a table by framework', content: byFramework, findings: 1 },
  {
    name: 'OCSF, one of each result',
    content: JSON.stringify([event('FAIL'), event('PASS'), event('MANUAL')]),
    findings: 1,
  },
  { name: 'a table', content: table, findings: 1 },
  { name: 'a table of version 2', content: oldTable(3), findings: 1 },
  { name: 'JSON of version 3', content: version3, findings: 1 },
  { name: 'OCSF of version 3', content: version3Event, findings: 1 },
  { name: 'lines of version 2', content: version2, findings: 2 },
  {
    name: 'a table without rows',
    content: `${table.split('\n')[0]}\n`,
    findings: 0,
  },
]);

/** Rows that failed, where the file has others or the other importer joins some. */
const FAILED: Record<string, number> = {
  'issue4450.csv': 3,
  'many_vuln2.csv': 42,
  'many_vuln.ocsf.json': 3,
};

corpusSuite('prowler', {
  rule: 'one finding for each row that failed; the other importer keeps passed ones too and joins rows of one title. A file without a byte is no report',
  refused: ({ file }) => file === 'no_vuln.json',
  count: ({ file, findings }) => FAILED[file ?? ''] ?? findings ?? 0,
  severities: ({ file, severities }) => {
    if (file === 'many_vuln.csv') return { Info: 1, Medium: 2, High: 1 };
    return file && file in FAILED ? undefined : severities;
  },
});

describe('prowler', () => {
  const read = async (content: string) =>
    (await readBytes(content, [prowler])).records;

  it('has a cluster for the asset of what is in one', async () => {
    const unmapped = { provider: 'kubernetes', provider_uid: 'shop-cluster' };
    const content = JSON.stringify([event('FAIL', { cloud: null, unmapped })]);
    expect((await readBytes(content, [prowler])).records).toMatchObject([
      { finding: { asset: { identifiers: [{ value: 'shop-cluster' }] } } },
    ]);
  });

  it('leaves open what was scanned where it was code', async () => {
    const content = JSON.stringify([
      event('FAIL', {
        cloud: { account: { uid: 'iac', name: 'iac' }, provider: 'iac' },
        resources: [{ uid: 'main.tf', type: 'terraform' }],
      }),
    ]);
    const [record] = await read(content);
    expect(record).toMatchObject({
      finding: { asset: undefined, occurrence: { resource: 'main.tf' } },
    });
  });

  it('keeps what passed as evidence, and what is muted as suppressed', async () => {
    expect(await read(table)).toMatchObject([
      {
        finding: {
          status: 'suppressed',
          severity: 'Critical',
          asset: { identifiers: [{ kind: 'cloud-id', value: '123456789012' }] },
          occurrence: { kind: 'resource', resource: BUCKET },
          controls: { 'CIS-2.0': ['2.1.4', '2.1.5'], ISO: ['A.1'] },
          lastSeenAt: '2025-02-14T14:27:30.000Z',
        },
      },
      { kind: 'passed', result: 'PASS', rule: 's3_bucket_public' },
    ]);
  });

  it('takes the time of the latest result for that of the scan', async () => {
    const { facts } = await readBytes(table, [prowler]);
    expect(facts.endedAt).toBe('2025-02-14T14:27:30.000Z');
  });

  it('joins the requirements of a framework that one result is of', async () => {
    const [found, passed, manual] = await read(byFramework);
    expect(found).toMatchObject({
      finding: {
        rule: 's3_bucket_public',
        title: 'Bucket backups is public.',
        severity: 'Medium',
        occurrence: { kind: 'resource', resource: BUCKET },
        controls: { CIS: ['2.1.4', '2.1.5'] },
        lastSeenAt: '2025-02-14T14:27:30.000Z',
      },
    });
    expect([passed, manual]).toMatchObject([
      { result: 'PASS', controls: { CIS: ['2.1.4'] } },
      { result: 'MANUAL', rule: 'manual:1.1' },
    ]);
  });

  it('reads the same from JSON and from a table', async () => {
    const content = JSON.stringify([event('FAIL', { status: 'Suppressed' })]);
    expect(await read(content)).toMatchObject([
      {
        finding: {
          rule: 's3_bucket_public',
          status: 'suppressed',
          occurrence: { resource: BUCKET },
          controls: { 'CIS-2.0': ['2.1.4', '2.1.5'] },
        },
      },
    ]);
  });

  it('names a resource of version 2 by what was seen, without what counts days', async () => {
    const keys = [3, 4].map(async days => {
      const [record] = await read(oldTable(days));
      return record.kind === 'finding' && findingKey('prowler', record.finding);
    });
    const [before, after] = await Promise.all(keys);
    expect(after).toEqual(before);
  });
});
