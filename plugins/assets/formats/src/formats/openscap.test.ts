import { corpusSuite } from '../testing/corpusSuite';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { readBytes } from '../testing/readBytes';
import { openscap } from './openscap';

const rule = (id: string, severity = 'high') =>
  `<Rule id="${id}" severity="${severity}"><title>Set <sub idref="x"/>${id}</title><reference href="https://nvd.nist.gov/800-53r4">AC-2</reference><ident system="https://ncp.nist.gov/cce">CCE-1-2</ident></Rule>`;
const result = (id: string, what: string, more = '') =>
  `<rule-result idref="${id}" time="2024-01-02T03:04:05+00:00"><result>${what}</result>${more}</rule-result>`;
const tested = (...results: string[]) =>
  `<TestResult id="t" end-time="2024-01-02T03:04:06" test-system="cpe:/a:redhat:openscap:1.3.6"><identity authenticated="true" privileged="true">root</identity><profile idref="cis"/><target>db.example</target><target-address>127.0.0.1</target-address><target-address>192.0.2.7</target-address><target-facts><fact name="urn:xccdf:fact:ethernet:MAC">02:50:E6:C0:14:39</fact></target-facts>${results.join('')}</TestResult>`;
const benchmark = (rules: string, results: string, version = '1.2') =>
  `<?xml version="1.0" encoding="UTF-8"?><Benchmark xmlns="http://checklists.nist.gov/xccdf/${version}" id="b"><Group id="g">${rules}</Group>${results}</Benchmark>`;
const some = [
  result('a', 'fail'),
  result('b', 'pass'),
  result('c', 'notselected'),
];
const rules = rule('a') + rule('b');
const arf = `<?xml version="1.0" encoding="UTF-8"?><arf:asset-report-collection xmlns:arf="http://scap.nist.gov/schema/asset-reporting-format/1.1"><arf:report-requests>${benchmark(rules, '').replace(/^<\?.*?\?>/, '')}</arf:report-requests><arf:reports><arf:report><arf:content><TestResult xmlns="http://checklists.nist.gov/xccdf/1.2">${tested(...some).replace(/^<TestResult[^>]*>/, '')}</arf:content></arf:report></arf:reports></arf:asset-report-collection>`;

scanFormatSuite(openscap, [
  {
    name: 'XCCDF 1.2',
    content: benchmark(rules, tested(...some)),
    findings: 1,
  },
  {
    name: 'XCCDF 1.1 without failures',
    content: benchmark(rules, tested(), '1.1'),
    findings: 0,
  },
  { name: 'an asset report', content: arf, findings: 1 },
]);

corpusSuite('openscap', {
  rule: 'one finding a failed result of a rule',
});

describe('openscap', () => {
  it('knows host, profile and controls, and keeps what passed', async () => {
    for (const content of [benchmark(rules, tested(...some)), arf]) {
      const { records } = await readBytes(content, [openscap]);
      expect(records).toMatchObject([
        {
          finding: {
            rule: 'a',
            title: 'Set a',
            severity: 'High',
            controls: { 'NIST-800-53': ['AC-2'], CCE: ['CCE-1-2'] },
          },
        },
        { kind: 'passed', rule: 'b', result: 'pass' },
        {
          asset: {
            identifiers: [
              { kind: 'fqdn', value: 'db.example' },
              { kind: 'ip', value: '192.0.2.7' },
              { kind: 'mac', value: '02:50:e6:c0:14:39' },
            ],
          },
          coverage: { scope: 'cis', authenticated: true },
        },
      ]);
    }
  });

  it('tells the instances of a rule apart', async () => {
    const content = benchmark(
      rules,
      tested(
        result('a', 'fail', '<instance context="line">one</instance>'),
        result('a', 'fail', '<instance context="line">two</instance>'),
      ),
    );
    const { records } = await readBytes(content, [openscap]);
    expect(records).toMatchObject([
      { finding: { occurrence: { resource: 'one', resourceType: 'line' } } },
      { finding: { occurrence: { resource: 'two' } } },
      {},
    ]);
  });

  it('refuses a checklist without results', async () => {
    await expect(readBytes(benchmark(rules, ''), [openscap])).rejects.toThrow(
      'without results',
    );
  });
});
