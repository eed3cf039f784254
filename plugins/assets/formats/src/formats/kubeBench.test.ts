import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { kubeBench } from './kubeBench';

const section = (...statuses: string[]) => ({
  id: '4',
  version: 'cis-1.8',
  text: 'Nodes',
  node_type: 'node',
  tests: [
    {
      section: '4.1',
      desc: 'Files',
      results: statuses.map((status, at) => ({
        test_number: `4.1.${at + 1}`,
        test_desc: 'Files are of root',
        status,
        remediation: 'chown root',
        actual_value: 'kim',
        expected_result: 'root',
      })),
    },
  ],
});

scanFormatSuite(kubeBench, [
  {
    name: 'under Controls',
    content: JSON.stringify({ Controls: [section('PASS', 'FAIL', 'WARN')] }),
    findings: 2,
  },
  {
    name: 'a bare list',
    content: JSON.stringify([section('FAIL'), section('INFO')]),
    findings: 1,
  },
  {
    name: 'no section',
    content: '{"Controls":[],"Totals":{"total_fail":0}}',
    findings: 0,
  },
  { name: 'one section', content: JSON.stringify(section()), findings: 0 },
]);

corpusSuite('kube-bench', {
  rule: 'one finding for each test that failed or warns',
});

describe('kube-bench', () => {
  it('takes what failed for Medium, what warns for Info, and the rest for evidence', async () => {
    const content = JSON.stringify([section('FAIL', 'WARN', 'PASS')]);
    const { records } = await readBytes(content, [kubeBench]);
    expect(records).toMatchObject([
      {
        finding: {
          rule: 'cis-1.8/4.1.1',
          severity: 'Medium',
          evidence: 'Found: kim\nExpected: root',
          controls: { 'CIS Kubernetes 1.8': ['4.1.1'] },
        },
      },
      { finding: { severity: 'Info' } },
      { kind: 'passed', result: 'PASS' },
    ]);
  });
});
