import { corpusSuite } from '../testing/corpusSuite';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { readBytes } from '../testing/readBytes';
import { wazuhVuln } from './wazuhVuln';

const item = {
  cve: 'CVE-2024-1',
  name: 'curl',
  version: '7.1',
  severity: 'Untriaged',
  status: 'VALID',
  condition: 'Package less than 7.2',
  detection_time: '2023-12-13T22:11:57+00:00',
  agent_name: 'web-1',
  agent_ip: '192.0.2.7',
};
const api = (...items: object[]) =>
  JSON.stringify({
    data: { affected_items: items, total_affected_items: items.length },
    message: 'All selected vulnerabilities were returned',
    error: 0,
  });
const hit = (severity = 'High') => ({
  _index: 'wazuh-states-vulnerabilities-north',
  _source: {
    agent: { id: '001', name: 'web-1' },
    host: { os: { full: 'Debian 12' } },
    package: { name: 'curl', version: '7.1', type: 'deb' },
    vulnerability: {
      id: 'CVE-2024-1',
      severity,
      score: { base: 7.5, version: '3.1' },
      reference: 'https://a.example/1, https://b.example/2',
      scanner: { condition: 'Package less than 7.2' },
    },
  },
});
const search = (...hits: object[]) =>
  JSON.stringify({ took: 8, hits: { total: { value: hits.length }, hits } });

const nobody = {
  affected_items: [],
  failed_items: [{ error: { code: 1701, message: 'Agent does not exist' } }],
};

scanFormatSuite(wazuhVuln, [
  { name: 'an answer of the API', content: api(item), findings: 1 },
  { name: 'a search', content: search(hit(), hit('-')), findings: 2 },
  {
    name: 'hits on lines',
    content: [hit(), hit('-')].map(each => JSON.stringify(each)).join('\n'),
    findings: 2,
  },
  { name: 'hits in a list', content: JSON.stringify([hit()]), findings: 1 },
  { name: 'an answer without vulnerabilities', content: api(), findings: 0 },
  {
    name: 'an answer for an agent that is not there',
    content: JSON.stringify({ data: nobody, message: 'None was returned' }),
    findings: 0,
  },
  { name: 'a search without hits', content: search(), findings: 0 },
]);

corpusSuite('wazuh-vuln', {
  rule: 'one finding a vulnerability of a package on an agent',
  // The other importer takes the letters of the id for ids.
  cves: ({ file }) => (file?.startsWith('v4-7_one') ? 1 : undefined),
});

describe('what an answer of Wazuh leaves out', () => {
  const warningsOf = async (data: object) => {
    const content = JSON.stringify({ data, message: 'Some were not returned' });
    return (await readBytes(content, [wazuhVuln])).warnings.first;
  };

  it('is told of by how many there are', async () => {
    const some = { affected_items: [item], total_affected_items: 700 };
    expect(await warningsOf(some)).toEqual([
      expect.stringContaining('1 of 700 vulnerabilities'),
    ]);
    const all = { affected_items: [item], total_affected_items: 1 };
    expect(await warningsOf(all)).toEqual([]);
  });

  it('is told of with the agent that it did not find', async () => {
    expect(await warningsOf(nobody)).toEqual([
      expect.stringContaining('Agent does not exist'),
    ]);
  });
});

describe('wazuh-vuln', () => {
  const findings = async (content: string) =>
    (await readBytes(content, [wazuhVuln])).records.flatMap(each =>
      each.kind === 'finding' ? [each.finding] : [],
    );

  it('says the same of a package in both notations', async () => {
    const [before] = await findings(api(item));
    const [after] = await findings(search(hit()));
    for (const each of [before, after])
      expect(each).toMatchObject({
        rule: 'CVE-2024-1',
        occurrence: { name: 'curl', version: '7.1', fixedVersion: '7.2' },
      });
    expect(after.references).toEqual([
      'https://a.example/1',
      'https://b.example/2',
    ]);
    expect([before.severity, after.severity]).toEqual(['Info', 'High']);
  });

  it('knows an agent by its number within its cluster', async () => {
    const [{ asset }] = await findings(search(hit()));
    expect(asset).toMatchObject({
      os: 'Debian 12',
      identifiers: [
        { kind: 'agent-id', value: '001', zone: 'north' },
        { kind: 'hostname', value: 'web-1' },
      ],
    });
  });
});
