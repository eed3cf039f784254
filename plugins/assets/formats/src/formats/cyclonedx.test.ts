import { builtInFormats } from '../builtInFormats';
import { findingKey } from '../key/findingKey';
import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { cyclonedx } from './cyclonedx';

const component = (version = '1.0.0', ref = 'one') => ({
  'bom-ref': ref,
  type: 'library',
  name: 'shop',
  version,
  purl: `pkg:npm/shop@${version}`,
});
const vulnerability = (fields: object = {}) => ({
  id: 'CVE-2024-10001',
  ratings: [{ severity: 'high' }],
  cwes: [79],
  affects: [{ ref: 'one' }],
  ...fields,
});
const bom = (fields: object) =>
  JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', ...fields });
const image = {
  tools: { components: [{ name: 'scanner', version: '2' }] },
  component: { type: 'container', name: 'registry.example/shop:1.4' },
};
const json = bom({
  metadata: image,
  components: [component(), component('2.0.0', 'two')],
  vulnerabilities: [
    vulnerability({ affects: [{ ref: 'one' }, { ref: 'two' }] }),
  ],
});
const xml = (version: string, content: string) =>
  `<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/${version}" xmlns:v="http://cyclonedx.org/schema/ext/vulnerability/1.0"><metadata><tools><tool><name>scanner</name></tool></tools><component type="application"><name>shop</name></component></metadata>${content}</bom>`;
const newXml = xml(
  '1.4',
  '<components><component type="library" bom-ref="one"><group>org.example</group><name>lib</name><version>1</version></component></components><vulnerabilities><vulnerability><id>CVE-2024-10001</id><ratings><rating><score>9.8</score><method>CVSSv31</method><vector>CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H</vector></rating></ratings><cwes><cwe>79</cwe></cwes><analysis><state>in_triage</state></analysis><affects><target><ref>one</ref></target></affects></vulnerability></vulnerabilities>',
);
const oldXml = xml(
  '1.2',
  '<components><component type="library"><name>lib</name><version>1</version><v:vulnerabilities><v:vulnerability ref="urn:uuid:1"><v:id>CVE-2024-10001</v:id><v:ratings><v:rating><v:score><v:base>4.3</v:base></v:score><v:severity>Unknown</v:severity><v:method>CVSSv2</v:method></v:rating></v:ratings><v:recommendations><v:recommendation>Update</v:recommendation></v:recommendations></v:vulnerability></v:vulnerabilities></component></components>',
);
const vex = (fields: object) =>
  bom({
    metadata: { timestamp: '2024-05-06T07:08:09Z' },
    vulnerabilities: [
      vulnerability({
        affects: [{ ref: 'urn:cdx:1/1#pkg%3Anpm%2F%40acme%2Fshop%401.0.0' }],
        ...fields,
      }),
    ],
  });

scanFormatSuite(cyclonedx, [
  { name: 'JSON, two components', content: json, findings: 2 },
  { name: 'XML of version 1.4', content: newXml, findings: 1 },
  { name: 'XML of older versions', content: oldXml, findings: 1 },
  {
    name: 'nothing but components',
    content: bom({ metadata: image, components: [component()] }),
    findings: 0,
  },
  {
    name: 'statements',
    content: vex({ analysis: { state: 'resolved' } }),
    findings: 0,
  },
]);

corpusSuite('cyclonedx', {
  rule: 'one finding for each component that a vulnerability affects',
});

describe('cyclonedx', () => {
  const read = async (content: string) =>
    (await readBytes(content, [cyclonedx])).records;
  const findings = async (content: string) =>
    (await read(content)).flatMap(each =>
      each.kind === 'finding' ? [each.finding] : [],
    );

  it('has the same key for the next version of a component', async () => {
    const all = await findings(json);
    const [one, two] = all.map(each => findingKey('cyclonedx', each));
    expect(one).toEqual(two);
    expect(all).toMatchObject([
      { occurrence: { version: '1.0.0' } },
      { occurrence: { version: '2.0.0' } },
    ]);
  });

  it('takes the rating by the newest version of CVSS, and else the first word', async () => {
    const severityOf = async (...ratings: object[]) => {
      const content = bom({
        components: [component()],
        vulnerabilities: [vulnerability({ ratings })],
      });
      return (await findings(content))[0].severity;
    };
    const low = { severity: 'low', source: { name: 'maker' } };
    const old = { score: 10, severity: 'high', method: 'CVSSv2' };
    const current = { score: 5.5, method: 'CVSSv31' };
    expect(await severityOf(low, old, current)).toBe('Medium');
    expect(await severityOf(low, old)).toBe('Low');
    expect(await severityOf()).toBe('Medium');
    const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
    expect(await severityOf(low, { vector })).toBe('Critical');
    expect(await severityOf({ score: 9.1 })).toBe('Critical');
    expect(await severityOf({ score: 9, method: 'OWASP' })).toBe('Medium');
  });

  it('finds a component that the bill names as another bill would', async () => {
    const content = bom({
      components: [component()],
      vulnerabilities: [
        vulnerability({ affects: [{ ref: 'urn:cdx:3e67/1#one' }] }),
      ],
    });
    expect(await findings(content)).toMatchObject([
      { occurrence: { name: 'shop', version: '1.0.0' } },
    ]);
  });

  it('covers an asset where weaknesses were looked for, and only tells of it otherwise', async () => {
    expect((await read(json)).at(-1)).toMatchObject({
      asset: {
        name: 'registry.example/shop:1.4',
        identifiers: [{ kind: 'image', value: 'registry.example/shop' }],
      },
      coverage: { scope: 'scanner' },
    });
    const [asset, ...more] = await read(
      bom({ metadata: image, components: [component()] }),
    );
    expect(asset).not.toHaveProperty('coverage');
    expect(more).toEqual([]);
  });

  it('names an image by its tag where somebody gave its number', async () => {
    const subject = {
      type: 'container',
      name: `sha256:${'0a'.repeat(32)}`,
      properties: [{ name: 'aquasecurity:trivy:RepoTag', value: 'shop:1.4' }],
    };
    expect(await read(bom({ metadata: { component: subject } }))).toMatchObject(
      [{ asset: { identifiers: [{ value: 'docker.io/library/shop' }] } }],
    );
  });

  it('reads versions of XML', async () => {
    expect(await findings(newXml)).toMatchObject([
      {
        severity: 'Critical',
        score: 9.8,
        cwes: [79],
        status: 'under-investigation',
        occurrence: { name: 'org.example/lib', version: '1' },
      },
    ]);
    expect(await findings(oldXml)).toMatchObject([
      { severity: 'Info', score: 4.3, remediation: 'Update' },
    ]);
  });

  it('takes states for the status of findings, and without components for statements', async () => {
    const analysis = {
      state: 'not_affected',
      justification: 'code_not_reachable',
    };
    const content = bom({
      components: [component()],
      vulnerabilities: [vulnerability({ analysis })],
    });
    expect(await findings(content)).toMatchObject([{ status: 'not-affected' }]);
    expect(await read(vex({ analysis }))).toMatchObject([
      {
        kind: 'statement',
        status: 'not-affected',
        justification: 'code_not_reachable',
        vulnerabilityIds: ['CVE-2024-10001'],
        products: [{ id: 'urn:cdx:1/1', parts: ['pkg:npm/@acme/shop@1.0.0'] }],
        statedAt: '2024-05-06T07:08:09.000Z',
      },
    ]);
  });

  it('says a statement of each version that it is on', async () => {
    const metadata = { component: { name: 'shop', 'bom-ref': 'shop' } };
    const versions = [
      { version: '2.4' },
      { range: 'vers:generic/<2', status: 'affected' },
      { version: '3', status: 'unaffected' },
    ];
    const content = bom({
      metadata,
      vulnerabilities: [
        vulnerability({
          analysis: { state: 'exploitable' },
          affects: [{ ref: 'shop', versions }],
        }),
      ],
    });
    expect(await read(content)).toMatchObject([
      {
        status: 'affected',
        products: [
          { id: 'shop', version: '2.4' },
          { id: 'shop', version: 'vers:generic/<2' },
        ],
      },
    ]);
  });

  it('is known where the name of the format stands last', async () => {
    const description = 'x'.repeat(100_000);
    const components = [component(), { ...component(), description }];
    const last = { bomFormat: 'CycloneDX', specVersion: '1.6' };
    const content = JSON.stringify({ components, ...last });
    const { format } = await readBytes(content, builtInFormats);
    expect(format.id).toBe('cyclonedx');
  });

  it('refuses versions that it does not know', async () => {
    await expect(read(bom({ specVersion: '2.0' }))).rejects.toThrow(
      'CycloneDX 2.0',
    );
  });
});
