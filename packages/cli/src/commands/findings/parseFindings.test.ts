import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '../../testing/call';

const report = {
  matches: [
    {
      vulnerability: { id: 'CVE-2024-1000', severity: 'High' },
      artifact: { name: 'openssl', version: '1.1', type: 'deb' },
    },
    {
      vulnerability: { id: 'CVE-2024-1001', severity: 'Low' },
      artifact: { name: '\u001b[31mzlib', version: '1.2', type: 'deb' },
    },
  ],
  source: { type: 'image', target: { userInput: 'shop:1.4' } },
  descriptor: { name: 'grype', version: '0.80.0' },
};

describe('findings parse', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardroom-parse-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const parse = async (content: string, ...options: string[]) => {
    const path = join(folder, 'report');
    await writeFile(path, content);
    return call(['findings', 'parse', path, ...options]);
  };

  it('prints a report as JSON, without what terminals obey', async () => {
    const { code, out } = await parse(JSON.stringify(report), '--json');
    expect(code).toBe(0);
    expect(out).not.toContain('\\u001b');
    expect(JSON.parse(out)).toMatchObject({
      format: 'grype',
      findings: [
        {
          title: 'CVE-2024-1000 in openssl',
          severity: 'High',
          vulnerabilityIds: ['CVE-2024-1000'],
          asset: { name: 'shop:1.4' },
          occurrence: { kind: 'package', name: 'openssl', version: '1.1' },
        },
        { title: 'CVE-2024-1001 in zlib' },
      ],
      assets: [{ asset: { name: 'shop:1.4' }, coverage: { scope: '' } }],
      scan: { scannerVersion: '0.80.0' },
      warnings: [],
    });
  });

  it('prints a summary for people', async () => {
    const { out } = await parse(JSON.stringify(report));
    expect(out).toMatch(/Format +Grype \(grype\)/);
    expect(out).toMatch(/Findings +2/);
    expect(out).toMatch(/High +1/);
  });

  it('prints nothing but the reason of a report that was cut off', async () => {
    const { code, out, err } = await parse(
      JSON.stringify(report).slice(0, -20),
      '--json',
    );
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/cut off/);
  });

  it('reads a format of somebody else with its file of code', async () => {
    const module = join(folder, 'scanFormat.cjs');
    await writeFile(
      module,
      `exports.scanFormat = {
        id: 'netbox', title: 'NetBox', version: 1,
        recognise: ({ json }) => (json.netbox ? 1 : 0),
        async *read(file) {
          for await (const { value } of file.json(['netbox[]']))
            yield {
              kind: 'finding', rule: value, title: value, severity: 'Low',
              occurrence: { kind: 'host' },
            };
        },
      };`,
    );
    const content = '{"netbox":["old-tls"]}';
    const { out } = await parse(content, '--json', '--module', module);
    expect(JSON.parse(out)).toMatchObject({
      format: 'netbox',
      findings: [{ rule: 'old-tls' }],
    });
    expect((await parse(content)).err).toMatch(/No scanner that is known/);
  });

  it('says which formats there are where the one that was said is none', async () => {
    const { code, err } = await parse('{}', '--format', 'excel');
    expect(code).toBe(1);
    expect(err).toMatch(/“excel” is not known. Known are .*grype/);
  });
});
