import { corpusSuite } from '../testing/corpusSuite';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { readBytes } from '../testing/readBytes';
import { sourceOf } from '../testing/sourceOf';
import { ScanReading, type ReadRecord } from '../ScanReading';
import { msDefender } from './msDefender';

const weakness = (severity = 'High', productVersion = '1.0') => ({
  id: 'm1-_-CVE-2024-1-_-contoso-_-tools-_-1.0',
  cveId: 'CVE-2024-1',
  machineId: 'm1',
  fixingKbId: '5031364',
  productName: 'tools',
  productVendor: 'contoso',
  productVersion,
  severity,
});
const machine = {
  id: 'm1',
  computerDnsName: 'pc1.corp.example',
  osPlatform: 'Windows11',
  lastIpAddress: '192.0.2.7',
  lastExternalIpAddress: '198.51.100.1',
};
const answer = (...value: object[]) =>
  JSON.stringify({
    '@odata.context': 'https://api.securitycenter.microsoft.com/api/$metadata',
    value,
  });
const software = JSON.stringify({
  deviceId: 'm1',
  deviceName: 'pc1.corp.example',
  cveId: 'CVE-2024-1',
  vulnerabilitySeverityLevel: 'Critical',
  softwareName: 'tools',
  softwareVendor: 'contoso',
  firstSeenTimestamp: '2024-01-02 03:04:05',
});

const hunted = `DeviceId,DeviceName,OSPlatform,SoftwareVendor,SoftwareName,SoftwareVersion,CveId,VulnerabilitySeverityLevel,RecommendedSecurityUpdate
m1,pc1.corp.example,Windows11,contoso,tools,1.0,CVE-2024-1000,High,Update 7
`;

scanFormatSuite(msDefender, [
  { name: 'vulnerabilities', content: answer(weakness()), findings: 1 },
  { name: 'software by machine, in lines', content: software, findings: 1 },
  { name: 'nothing found', content: answer(), findings: 0 },
  { name: 'a table of hunting', content: hunted, findings: 1 },
  {
    name: 'a hunt in Microsoft Graph',
    content: JSON.stringify({
      schema: [{ name: 'CveId', type: 'String' }],
      results: [{ DeviceId: 'm1', DeviceName: 'pc1', CveId: 'CVE-2024-1000' }],
    }),
    findings: 1,
  },
  {
    name: 'vulnerabilities without their machines',
    content: answer({
      id: 'CVE-2024-1000',
      name: 'CVE-2024-1000',
      severity: 'Medium',
      cvssV3: 4.3,
      exposedMachines: 4,
    }),
    findings: 1,
  },
]);

corpusSuite('ms-defender', {
  rule: 'one finding a vulnerability of a product on a machine',
});

describe('ms-defender', () => {
  it('reads a table of hunting', async () => {
    const { records } = await readBytes(hunted, [msDefender]);
    expect(records).toMatchObject([
      {
        finding: {
          rule: 'CVE-2024-1000',
          severity: 'High',
          remediation: 'Install Update 7.',
          asset: {
            name: 'pc1.corp.example',
            identifiers: [{ kind: 'agent-id', value: 'm1' }, { kind: 'fqdn' }],
            os: 'Windows11',
          },
          occurrence: { name: 'contoso/tools', version: '1.0' },
        },
      },
    ]);
  });

  const archive = async (...contents: string[]) => {
    const parts = contents.map(sourceOf);
    const reading = await ScanReading.of(parts, { formats: [msDefender] });
    const records: ReadRecord[] = [];
    for await (const record of reading.records()) records.push(record);
    return { records, warnings: reading.warnings };
  };

  it('joins vulnerabilities with the machines in further files', async () => {
    const { records } = await archive(answer(weakness()), answer(machine));
    expect(records).toMatchObject([
      { kind: 'asset' },
      {
        finding: {
          rule: 'CVE-2024-1',
          remediation: 'Install KB5031364.',
          occurrence: { name: 'contoso/tools' },
          asset: {
            name: 'pc1.corp.example',
            identifiers: [
              { kind: 'agent-id', value: 'm1' },
              { kind: 'fqdn', value: 'pc1.corp.example' },
              { kind: 'ip', value: '192.0.2.7' },
            ],
          },
        },
      },
    ]);
  });

  it('keeps vulnerabilities where the answer with the machines is an error', async () => {
    const error = '{"error":{"code":"Unauthorized","message":"expired"}}';
    const { records, warnings } = await archive(error, answer(weakness()));
    expect(records).toMatchObject([
      { finding: { asset: { identifiers: [{ value: 'm1' }] } } },
    ]);
    expect(warnings.first.join()).toContain('expired');
  });

  it('says that a page is one of several, where the others are not beside it', async () => {
    const last = answer(weakness());
    const page = `${last.slice(0, -1)},"@odata.nextLink":"https://api.example/?skip=1"}`;
    const warned = async (...pages: string[]) =>
      (await archive(...pages)).warnings.first;
    expect(await warned(page)).toEqual([expect.stringContaining('more pages')]);
    expect(await warned(page, last)).toEqual([]);
    expect(await warned(last)).toEqual([]);
  });

  it('refuses an error alone', async () => {
    const read = readBytes('{"error":{"message":"no"}}', [msDefender], {
      format: 'ms-defender',
    });
    await expect(read).rejects.toThrow('Ask the API again');
  });

  it('says the same rule and place again when rating and version change', async () => {
    const of = async (content: string) => {
      const { records } = await readBytes(content, [msDefender]);
      return records.flatMap(each =>
        each.kind === 'finding' ? [each.finding] : [],
      )[0];
    };
    const before = await of(answer(weakness()));
    const after = await of(answer(weakness('Low', '2.0')));
    expect(after.rule).toBe(before.rule);
    expect(after.occurrence).toEqual({ ...before.occurrence, version: '2.0' });
  });
});
