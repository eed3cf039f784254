import { corpusSuite } from '../testing/corpusSuite';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { readBytes } from '../testing/readBytes';
import { burp } from './burp';

const request = Buffer.from(
  'POST /login HTTP/1.1\r\nAuthorization: Basic Z2VoZWlt\r\n\r\nuser=ann&password=geheim',
).toString('base64');
const issue = ({ severity = 'High', detail = 'One', type = '1049088' } = {}) =>
  `<issue><serialNumber>${detail.length}</serialNumber><type>${type}</type><name>SQL injection</name><host ip="192.0.2.7">https://shop.example</host><path><![CDATA[/login]]></path><location><![CDATA[/login [user parameter]]]></location><severity>${severity}</severity><confidence>Firm</confidence><issueDetail><![CDATA[<b>${detail}</b>]]></issueDetail><vulnerabilityClassifications><![CDATA[<a href="https://cwe.mitre.org/data/definitions/89.html">CWE-89: x</a>]]></vulnerabilityClassifications><requestresponse><request method="POST" base64="true"><![CDATA[${request}]]></request><response base64="true"></response></requestresponse></issue>`;
const report = (...issues: string[]) =>
  `<?xml version="1.0"?>\n<!DOCTYPE issues [\n<!ELEMENT issues (issue*)>\n<!ATTLIST issues burpVersion CDATA "">\n]>\n<issues burpVersion="2024.1" exportTime="Sat Sep 13 22:39:44 CEST 2014">${issues.join('')}</issues>`;

const given = JSON.stringify({
  task_id: '7',
  scan_status: 'succeeded',
  issue_events: [
    {
      id: '1',
      type: 'issue_found',
      issue: {
        name: 'SQL injection',
        type_index: 1049088,
        serial_number: '7204',
        origin: 'https://shop.example',
        path: '/login',
        severity: 'high',
        confidence: 'firm',
        caption: '/login [user parameter]',
        evidence: [
          {
            type: 'FirstOrderEvidence',
            request_response: {
              url: 'https://shop.example/login',
              request: [
                { type: 'DataSegment', data: request },
                { type: 'SnipSegment', length: 7 },
              ],
            },
          },
        ],
        internal_data: request,
      },
    },
  ],
});

scanFormatSuite(burp, [
  { name: 'a scan of its interface', content: given, findings: 1 },
  {
    name: 'two issues below an inline document type',
    content: report(issue(), issue({ type: '2097920' })),
    findings: 2,
  },
  { name: 'nothing found', content: report(), findings: 0 },
]);

corpusSuite('burp', {
  rule: 'one finding an issue; the other importer joins issues of one type',
  count: entry => entry.raw_records?.['<issue>'] ?? 0,
});

describe('burp', () => {
  const first = async (content: string) => {
    const { records } = await readBytes(content, [burp]);
    const [found] = records.filter(each => each.kind === 'finding');
    return found.finding;
  };

  it('names the weak parameter and the application', async () => {
    expect(await first(report(issue()))).toMatchObject({
      rule: '1049088',
      cwes: [89],
      asset: {
        identifiers: [{ kind: 'origin', value: 'https://shop.example' }],
      },
      occurrence: {
        url: 'https://shop.example/login',
        method: 'POST',
        parameter: 'user parameter',
      },
    });
  });

  it('says the same of an issue that its interface gives out', async () => {
    const [exported, found] = [
      await first(report(issue())),
      await first(given),
    ];
    expect([found.rule, found.title, found.severity]).toEqual([
      exported.rule,
      exported.title,
      exported.severity,
    ]);
    expect(found.occurrence).toMatchObject({
      url: 'https://shop.example/login',
    });
    expect(found.evidence).toContain('POST /login');
    expect(JSON.stringify(found)).not.toMatch(/geheim|Z2VoZWlt/);
  });

  it('says the same rule and place again when rating, text and serial number change', async () => {
    const before = await first(report(issue()));
    const after = await first(
      report(issue({ severity: 'Low', detail: 'Others' })),
    );
    expect([after.rule, after.occurrence]).toEqual([
      before.rule,
      before.occurrence,
    ]);
  });

  it('reads requests and masks what is secret in them', async () => {
    const { evidence } = await first(report(issue()));
    expect(evidence).toContain('POST /login');
    expect(evidence).toContain('password=[masked]');
    expect(evidence).not.toMatch(/geheim|Z2VoZWlt/);
  });

  it('knows what was marked as a false positive', async () => {
    const content = report(issue({ severity: 'False positive' }));
    expect((await first(content)).status).toBe('false-positive');
  });
});
