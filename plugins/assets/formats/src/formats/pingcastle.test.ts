import { corpusSuite } from '../testing/corpusSuite';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { readBytes } from '../testing/readBytes';
import { pingcastle } from './pingcastle';

const rule = (points: number, text = '7 accounts') =>
  `<HealthcheckRiskRule><Points>${points}</Points><Category>PrivilegedAccounts</Category><Model>AccountTakeOver</Model><RiskId>P-Delegated</RiskId><Rationale>${text}</Rationale></HealthcheckRiskRule>`;
const report = (...rules: string[]) =>
  `<?xml version="1.0" encoding="utf-8"?><HealthcheckData><EngineVersion>3.2.0.1</EngineVersion><GenerationDate>2024-06-06T13:01:09.2643869+02:00</GenerationDate><DomainFQDN>corp.example</DomainFQDN><DomainControllers><HealthcheckDomainController><DCName>DC1</DCName><OperatingSystem>Windows Server 2022</OperatingSystem><IP><string>fe80::1</string><string>192.0.2.7</string></IP></HealthcheckDomainController></DomainControllers><RiskRules>${rules.join('')}</RiskRules></HealthcheckData>`;

scanFormatSuite(pingcastle, [
  { name: 'two rules', content: report(rule(20), rule(0)), findings: 2 },
  { name: 'no rule broken', content: report(), findings: 0 },
]);

corpusSuite('pingcastle', {
  rule: 'one finding a rule, its severity by its points alone; the other importer raises some rules',
  severities: ({ file }) =>
    file === 'many.xml'
      ? { Critical: 2, High: 2, Medium: 8, Low: 5, Info: 11 }
      : undefined,
});

describe('pingcastle', () => {
  it('says the same rule again when points and words change', async () => {
    const of = async (content: string) => {
      const { records } = await readBytes(content, [pingcastle]);
      return records.flatMap(each =>
        each.kind === 'finding' ? [each.finding] : [],
      )[0];
    };
    const before = await of(report(rule(20)));
    const after = await of(report(rule(5, '3 accounts')));
    expect([before.severity, after.severity]).toEqual(['Critical', 'Low']);
    expect(after.rule).toBe(before.rule);
    expect(after.asset).toEqual(before.asset);
  });

  it('knows the domain and its controllers', async () => {
    const { records, facts } = await readBytes(report(), [pingcastle]);
    expect(facts.endedAt).toBe('2024-06-06T11:01:09.264Z');
    expect(records).toMatchObject([
      {
        asset: { identifiers: [{ kind: 'fqdn', value: 'corp.example' }] },
        coverage: { scope: '', authenticated: true },
      },
      {
        asset: {
          identifiers: [
            { kind: 'fqdn', value: 'dc1.corp.example' },
            { kind: 'ip', value: '192.0.2.7' },
          ],
        },
      },
    ]);
  });
});
