import { findingKey } from '../key/findingKey';
import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { trivy } from './trivy';

const weakness = (fields: object = {}) => ({
  VulnerabilityID: 'CVE-2024-1234',
  PkgName: 'openssl',
  PkgIdentifier: { PURL: 'pkg:deb/debian/openssl@3.0.1?arch=amd64' },
  InstalledVersion: '3.0.1',
  FixedVersion: '3.0.2',
  SeveritySource: 'debian',
  Severity: 'LOW',
  CVSS: { nvd: { V3Vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' } },
  ...fields,
});
const system = (...Vulnerabilities: object[]) => ({
  Target: 'registry.example/shop:1.4 (debian 12.5)',
  Class: 'os-pkgs',
  Type: 'debian',
  Vulnerabilities,
});
const image = (...Results: object[]) => ({
  SchemaVersion: 2,
  Trivy: { Version: '0.69.1' },
  CreatedAt: '2026-02-03T04:05:06Z',
  ArtifactName: 'registry.example/shop:1.4',
  ArtifactType: 'container_image',
  Metadata: { OS: { Family: 'debian', Name: '12.5' }, ImageID: 'sha256:ab' },
  Results,
});
const check = (fields: object = {}) => ({
  ID: 'KSV014',
  Title: 'Root file system is not read-only',
  Severity: 'HIGH',
  Status: 'FAIL',
  Message: "Container 'web' of Deployment 'shop' should be read-only",
  CauseMetadata: { StartLine: 3, Code: { Lines: [] } },
  ...fields,
});
const cluster = {
  ClusterName: 'prod',
  Resources: [
    {
      Namespace: 'default',
      Kind: 'Deployment',
      Name: 'shop',
      Results: [
        { Target: 'Deployment/shop', Class: 'config', Misconfigurations: [] },
        system(weakness()),
      ],
    },
    {
      Namespace: 'default',
      Kind: 'Deployment',
      Name: 'shop',
      Results: [
        {
          Target: 'Deployment/shop',
          Class: 'config',
          Misconfigurations: [check(), check({ ID: 'KSV001', Status: 'PASS' })],
        },
      ],
    },
  ],
};
const SECRET = 'correct-horse-battery';
const folder = {
  ...image(
    {
      Target: 'deploy.sh',
      Class: 'secret',
      Secrets: [
        {
          RuleID: 'github-pat',
          Title: 'Token',
          Severity: 'CRITICAL',
          StartLine: 3,
          Match: 'export TOKEN=****************',
          Code: { Lines: [{ Content: `export OTHER=${SECRET}` }] },
        },
        { RuleID: 'own-rule', Severity: 'HIGH', Match: SECRET },
      ],
    },
    {
      Target: 'package.json',
      Class: 'license',
      Licenses: [{ Name: 'AGPL-3.0', PkgName: 'x', Severity: 'CRITICAL' }],
    },
    {
      Target: 'package-lock.json',
      Class: 'lang-pkgs',
      Type: 'npm',
      ExperimentalModifiedFindings: [
        { Type: 'vulnerability', Status: 'ignored', Finding: weakness() },
      ],
    },
  ),
  ArtifactName: '.',
  ArtifactType: 'filesystem',
};

scanFormatSuite(trivy, [
  {
    name: 'an image',
    content: JSON.stringify(image(system(weakness()))),
    findings: 1,
  },
  {
    name: 'a cluster, where one check has passed',
    content: JSON.stringify(cluster),
    findings: 2,
  },
  {
    name: 'secrets, licences and what was left out',
    content: JSON.stringify(folder),
    findings: 4,
  },
  {
    name: 'the list of old versions',
    content: JSON.stringify([
      { Target: 'a.lock', Type: 'npm', Vulnerabilities: null },
      { Target: 'shop (alpine 3.7)', Type: 'alpine', Vulnerabilities: [{}] },
    ]),
    findings: 1,
  },
  {
    name: 'a compliance report',
    content: JSON.stringify({
      ID: 'nsa',
      Title: 'NSA',
      RelatedResources: [],
      Results: [
        {
          ID: '1.0',
          Severity: 'LOW',
          Results: [{ Target: 'Pod/x', Misconfigurations: [check()] }],
        },
      ],
    }),
    findings: 1,
  },
  {
    name: 'a list in which the first result is empty',
    content: JSON.stringify([
      { Target: 'shop (alpine 3.19)' },
      { Target: 'yarn.lock', Type: 'yarn', Vulnerabilities: [weakness()] },
    ]),
    findings: 1,
  },
  {
    name: 'a report that does not name what it is of',
    content: JSON.stringify({
      SchemaVersion: 2,
      Results: [system(weakness())],
    }),
    findings: 1,
  },
  {
    name: 'nothing found',
    content: JSON.stringify(image()),
    findings: 0,
  },
]);

corpusSuite('trivy', {
  rule: 'one finding for each weakness of a package in a result, each failed check, secret and licence; severity is the word of Trivy',
});

describe('trivy', () => {
  it('is known where its fields are sorted and the version comes last', async () => {
    const { SchemaVersion, ...rest } = image(system(weakness()));
    const Metadata = { ImageConfig: { history: 'x'.repeat(100_000) } };
    const sorted = { ...rest, Metadata, Results: rest.Results, SchemaVersion };
    const { format, records } = await readBytes(JSON.stringify(sorted), [
      trivy,
    ]);
    expect(format.id).toBe('trivy');
    expect(records.at(-1)?.kind).toBe('finding');
  });

  it('takes no second report in a file for a part of the first', async () => {
    const two = [1, 2].map(() => JSON.stringify(image())).join('\n');
    await expect(readBytes(two, [trivy])).rejects.toThrow('Several reports');
  });

  const read = async (content: object) =>
    (await readBytes(JSON.stringify(content), [trivy])).records;
  const findings = async (content: object) =>
    (await read(content)).flatMap(each =>
      each.kind === 'finding' ? [each.finding] : [],
    );

  it('names an image without its tag and takes the word of Trivy before the score', async () => {
    const [asset, weak] = await read(image(system(weakness())));
    expect(asset).toMatchObject({
      kind: 'asset',
      asset: {
        identifiers: [{ kind: 'image', value: 'registry.example/shop' }],
        version: 'sha256:ab',
        os: 'debian 12.5',
      },
      coverage: { scope: 'packages' },
    });
    expect(weak).toMatchObject({
      finding: { severity: 'Low', score: 9.8, fixAvailable: true },
    });
  });

  it('finds a weakness again in the next build with another version and severity', async () => {
    const later = weakness({
      PkgIdentifier: { PURL: 'pkg:deb/debian/openssl@3.0.2?arch=arm64' },
      Severity: 'HIGH',
    });
    const [one] = await findings(image(system(weakness())));
    const [other] = await findings(image(system(later)));
    expect(findingKey('trivy', other)).toEqual(findingKey('trivy', one));
  });

  it('finds a weakness in an image that runs in a cluster on the image, and a check on the container', async () => {
    expect(await findings(cluster)).toMatchObject([
      {
        asset: {
          identifiers: [{ kind: 'image', value: 'registry.example/shop' }],
        },
        occurrence: { kind: 'package', name: 'openssl' },
      },
      {
        rule: 'KSV-0014',
        asset: { name: 'prod' },
        occurrence: { resource: 'default/Deployment/shop/web' },
      },
    ]);
  });

  it('lets no secret through and knows what was left out on purpose', async () => {
    const [secret, ...others] = await findings(folder);
    expect(secret.evidence).toBe('export TOKEN=[masked]');
    expect(secret.asset).toBeUndefined();
    expect(JSON.stringify([secret, ...others])).not.toContain(SECRET);
    expect(others.at(-1)).toMatchObject({ status: 'suppressed' });
  });

  it('asks for the whole report in place of a summary, and for a version that it knows', async () => {
    await expect(
      read({ ID: 'nsa', Title: 'NSA', SummaryControls: [] }),
    ).rejects.toThrow('--report all');
    await expect(read({ ...image(), SchemaVersion: 3 })).rejects.toThrow(
      'SchemaVersion',
    );
  });

  it('tells containers apart of which old versions show no code', async () => {
    const Message = "Container 'db' of Deployment 'shop' should be read-only";
    const Misconfigurations = [check(), check({ Message }), check()];
    const chart = { Target: 'shop.yaml', Class: 'config', Misconfigurations };
    const report = { ...image(chart), ArtifactType: 'filesystem' };
    const { records } = await readBytes(JSON.stringify(report), [trivy]);
    const keys = records.flatMap(each =>
      each.kind === 'finding' ? findingKey('trivy', each.finding).finding : [],
    );
    expect(keys[1]).not.toBe(keys[0]);
    expect(keys[2]).toBe(keys[0]);
  });

  it('tells two secrets of a file apart of which only the mask is left', async () => {
    const secret = (StartLine: number) => ({
      RuleID: 'github-pat',
      Severity: 'HIGH',
      StartLine,
      Match: '- ****',
    });
    const Secrets = [secret(3), secret(4), secret(3)];
    const report = image({ Target: 'a.yaml', Class: 'secret', Secrets });
    const { records } = await readBytes(JSON.stringify(report), [trivy]);
    const keys = records.flatMap(each =>
      each.kind === 'finding' ? findingKey('trivy', each.finding).finding : [],
    );
    expect(keys[1]).not.toBe(keys[0]);
    expect(keys[2]).toBe(keys[0]);
  });
});
