import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { checkov } from './checkov';

const check = (fields: object = {}) => ({
  check_id: 'CKV_AZURE_42',
  check_name: 'Vaults can be recovered',
  check_result: { result: 'FAILED' },
  code_block: [[3, 'resource "vault" {\n']],
  file_path: '/vault.tf',
  file_line_range: [3, 9],
  resource: 'azurerm_key_vault.main',
  severity: null,
  ...fields,
});
const report = (failed: object[], type = 'terraform') => ({
  check_type: type,
  results: {
    passed_checks: [check({ check_result: { result: 'PASSED' } })],
    failed_checks: failed,
    skipped_checks: [],
    parsing_errors: [],
  },
  summary: { failed: failed.length, checkov_version: '3.2.0' },
});
const inPackage = check({
  check_id: 'CKV_CVE_2024_1234',
  vulnerability_details: {
    id: 'CVE-2024-1234',
    package_name: 'django',
    package_version: '3.1',
    lowest_fixed_version: '3.2',
    severity: 'high',
  },
});

scanFormatSuite(checkov, [
  { name: 'one kind', content: JSON.stringify(report([check()])), findings: 1 },
  {
    name: 'two kinds',
    content: JSON.stringify([
      report([check()]),
      report([inPackage], 'sca_package'),
    ]),
    findings: 2,
  },
  {
    name: 'nothing to look at',
    content: '{"passed": 0, "failed": 0, "checkov_version": "2.1.269"}',
    findings: 0,
  },
  {
    name: 'no lists at all',
    content:
      '{"check_type": "terraform", "results": {}, "summary": {"failed": 0, "checkov_version": "3.2.0"}}',
    findings: 0,
  },
]);

corpusSuite('checkov', { rule: 'one finding for each check that failed' });

describe('checkov', () => {
  const read = async (content: object) =>
    (await readBytes(JSON.stringify(content), [checkov])).records;

  it('tells results of one file apart by the resource, and takes Medium where there is no severity', async () => {
    expect(await read(report([check()]))).toMatchObject([
      { kind: 'passed', rule: 'CKV_AZURE_42', result: 'PASSED' },
      {
        finding: {
          severity: 'Medium',
          occurrence: {
            kind: 'code',
            file: '/vault.tf',
            line: 3,
            endLine: 9,
            fingerprint: 'azurerm_key_vault.main',
          },
        },
      },
    ]);
  });

  it.each([
    [{ fix_version: 'fixed in 3.2' }, '3.2'],
    [{ fix_version: 'open' }, undefined],
    [{ lowest_fixed_version: 'N/A' }, undefined],
  ])('reads the fix in %j', async (details, fixedVersion) => {
    const about = { id: 'CVE-2024-1234', package_name: 'django', ...details };
    const weak = check({ vulnerability_details: about });
    const [, found] = await read(report([weak]));
    const at = found.kind === 'finding' && found.finding.occurrence;
    const path = '/vault.tf';
    expect(at).toEqual({ kind: 'package', name: 'django', path, fixedVersion });
  });

  it('reads what it prints around its report, and tells files that it could not read', async () => {
    const { results, ...rest } = report([check()]);
    const odd = { ...rest, results: { ...results, parsing_errors: ['/b.tf'] } };
    const content = `[ terraform framework ]: 100%\n${JSON.stringify(odd)}\nMore details: https://rules.example\n`;
    const { records, warnings } = await readBytes(content, [checkov]);
    expect(records).toHaveLength(2);
    expect(warnings.first).toEqual([
      'What stands before the report is left out: “[ terraform framework ]: 100%”',
      '/b.tf: Checkov could not read it',
      'What stands behind the report is left out: “More details: https://rules.example”',
    ]);
  });

  it('finds packages, and keeps lines with secrets out', async () => {
    const [, found] = await read(report([inPackage]));
    expect(found).toMatchObject({
      finding: {
        rule: 'CVE-2024-1234',
        title: 'CVE-2024-1234 in django',
        severity: 'High',
        occurrence: { kind: 'package', name: 'django', fixedVersion: '3.2' },
      },
    });
    const secrets = await read(report([check()], 'secrets'));
    expect(JSON.stringify(secrets)).not.toContain('resource \\"vault');
  });
});
