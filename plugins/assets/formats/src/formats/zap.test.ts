import { corpusSuite } from '../testing/corpusSuite';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { readBytes } from '../testing/readBytes';
import { zap } from './zap';

const xml = (alerts: string) =>
  `<?xml version="1.0"?><OWASPZAPReport version="2.15.0" generated="Tue, 12 May 2020 20:57:30"><site name="https://shop.example" host="shop.example" port="443" ssl="true"><alerts>${alerts}</alerts></site></OWASPZAPReport>`;
const alert = (risk: number, text = 'No flag') =>
  `<alertitem><pluginid>10011</pluginid><alertRef>10011-2</alertRef><alert>Cookie</alert><riskcode>${risk}</riskcode><confidence>2</confidence><riskdesc>some</riskdesc><desc>&lt;p&gt;${text}&lt;/p&gt;</desc><instances><instance><uri>https://shop.example/a?token=geheim</uri><method>GET</method><param>id</param><requestheader>GET / HTTP/1.1\nCookie: id=geheim</requestheader></instance><instance><uri>https://shop.example/b</uri></instance></instances><cweid>614</cweid></alertitem>`;
const old =
  '<alertitem><pluginid>1</pluginid><alert>Old</alert><riskcode>3</riskcode><uri>https://shop.example/1</uri><param>a</param><uri>https://shop.example/2</uri></alertitem>';
const json = JSON.stringify({
  '@programName': 'ZAP',
  '@generated': 'Fri, 4 Feb 2022 13:04:51',
  site: [
    {
      '@name': 'https://shop.example',
      alerts: [
        {
          pluginid: '10011',
          alertRef: '10011-2',
          alert: 'Cookie',
          riskcode: '1',
          confidence: '0',
          instances: [
            { uri: 'https://shop.example/a', 'request-header': 'GET /' },
          ],
        },
      ],
    },
    { '@name': 'https://other.example', alerts: [] },
  ],
});

const given = {
  pluginId: '10011',
  alertRef: '10011-2',
  alert: 'Cookie',
  risk: 'Low',
  confidence: 'False Positive',
  url: 'https://shop.example/a',
  method: 'GET',
  param: 'id',
  cweid: '614',
  description: 'No flag',
  other: 'Set here',
  tags: { OWASP_2021_A05: 'https://owasp.example' },
};

scanFormatSuite(zap, [
  { name: 'an alert at two places', content: xml(alert(1)), findings: 2 },
  {
    name: 'an old report, without instances',
    content: xml(old),
    findings: 2,
  },
  {
    name: 'a report of the first versions, without sites',
    content: `<?xml version="1.0"?><report>\nReport generated at Mon, 4 Jul 2011 10:00:00.\n${old}</report>`,
    findings: 2,
  },
  { name: 'JSON with two sites', content: json, findings: 1 },
  {
    name: 'alerts of its interface',
    content: JSON.stringify({ alerts: [given] }),
    findings: 1,
  },
  { name: 'nothing found', content: xml(''), findings: 0 },
]);

corpusSuite('zap', {
  rule: 'one finding an instance of an alert; the other importer joins the instances of an alert',
  count: entry => entry.raw_records?.['<instance>'] ?? 0,
});

describe('zap', () => {
  const findings = async (content: string) =>
    (await readBytes(content, [zap])).records.flatMap(each =>
      each.kind === 'finding' ? [each.finding] : [],
    );

  it('says the same rule and place again when an alert is rated and described differently', async () => {
    const [before] = await findings(xml(alert(1)));
    const [after] = await findings(xml(alert(3, 'Other words')));
    expect(after.rule).toBe(before.rule);
    expect(after.occurrence).toEqual(before.occurrence);
    expect([before.severity, after.severity]).toEqual(['Low', 'High']);
  });

  it('keeps no secrets of requests and addresses', async () => {
    expect(JSON.stringify(await findings(xml(alert(1))))).not.toContain(
      'geheim',
    );
  });

  it('covers sites without alerts and knows false positives', async () => {
    const { records } = await readBytes(json, [zap]);
    expect(records.filter(each => each.kind === 'asset')).toHaveLength(2);
    expect((await findings(json))[0].status).toBe('false-positive');
  });

  it('reads alerts of its interface as those of a report', async () => {
    const content = JSON.stringify({ alerts: [given] });
    expect(await findings(content)).toMatchObject([
      {
        rule: '10011-2',
        severity: 'Low',
        status: 'false-positive',
        cwes: [614],
        description: 'No flag',
        tags: ['OWASP_2021_A05'],
        asset: { name: 'https://shop.example' },
        occurrence: {
          url: 'https://shop.example/a',
          method: 'GET',
          parameter: 'id',
        },
      },
    ]);
  });
});
