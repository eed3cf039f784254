import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { sarif } from './sarif';

const at = (uri: string, startLine = 7, text = 'run(input)') => ({
  physicalLocation: {
    artifactLocation: { uri, uriBaseId: 'SRCROOT' },
    region: { startLine, snippet: { text } },
  },
});
const result = (fields: object = {}) => ({
  ruleId: 'js/injection',
  message: { text: 'Input of [a user](1) is run.' },
  locations: [at('src/a.js')],
  ...fields,
});
const rule = {
  id: 'js/injection',
  shortDescription: { text: 'Injection' },
  messageStrings: { found: { text: '“{0}” is {{run}}.' } },
  defaultConfiguration: { level: 'error' },
  helpUri: 'https://tool.example/injection',
  properties: { tags: ['external/cwe/cwe-079'] },
};
const run = (results: object[], fields: object = {}) => ({
  results,
  tool: { driver: { name: 'Lint', version: '3', rules: [rule] } },
  ...fields,
});
const log = (...runs: object[]) => JSON.stringify({ version: '2.1.0', runs });

scanFormatSuite(sarif, [
  {
    name: 'two runs, rules behind the results',
    content: log(run([result(), result({ ruleId: 'other' })]), run([])),
    findings: 2,
  },
  {
    name: 'a result at two places, one of them named twice',
    content: log(
      run([result({ locations: [at('a.js'), at('b.js'), at('a.js')] })]),
    ),
    findings: 2,
  },
  { name: 'no runs', content: log(), findings: 0 },
  {
    name: 'runs that could not be told',
    content: '{"version":"2.1.0","runs":null}',
    findings: 0,
  },
]);

corpusSuite('sarif', {
  rule: 'one finding for each location of a result; what passed is none',
});

describe('sarif', () => {
  const read = async (...runs: object[]) =>
    (await readBytes(log(...runs), [sarif])).records;
  const first = async (results: object[], fields?: object) => {
    const found = (await read(run(results, fields))).find(
      each => each.kind === 'finding',
    );
    return found?.finding;
  };

  it('takes the level of the result, then that of the run, then that of the rule', async () => {
    const invocations = [
      {
        ruleConfigurationOverrides: [
          { descriptor: { id: rule.id }, configuration: { level: 'note' } },
        ],
      },
    ];
    const severities = await Promise.all([
      first([result({ level: 'warning' })], { invocations }),
      first([result()], { invocations }),
      first([result()]),
      first([result({ ruleId: 'other' })]),
      first([result({ properties: { 'security-severity': '9.1' } })]),
      first([result({ properties: { 'security-severity': 'LOW' } })]),
      first([result({ properties: { 'security-severity': 'N/A' } })]),
    ]);
    expect(severities.map(each => each?.severity)).toEqual([
      'Medium',
      'Info',
      'High',
      'Medium',
      'Critical',
      'Low',
      'High',
    ]);
  });

  it('finds rules by index, by parts of their ids and in extensions, and fills messages', async () => {
    const tool = {
      driver: { name: 'Lint' },
      extensions: [{ name: 'rules', rules: [rule] }],
    };
    const message = { id: 'found', arguments: ['x'] };
    const references = [
      { ruleId: 'js/injection/1' },
      { ruleId: undefined, rule: { index: 0, toolComponent: { index: 0 } } },
    ];
    for (const each of references)
      expect(
        await first([result({ ...each, message })], { tool }),
      ).toMatchObject({ title: '“x” is {run}.', severity: 'High', cwes: [79] });
  });

  it('finds weaknesses of a register by their numbers in it', async () => {
    const taxonomies = [
      { name: 'OWASP', taxa: [{ id: 'A03' }] },
      { name: 'CWE', taxa: [{ id: '20' }, { id: '89' }] },
    ];
    const taxa = [
      { index: 1, toolComponent: { index: 1 } },
      { index: 0, toolComponent: { index: 0 } },
    ];
    const found = await first([result({ taxa })], { taxonomies });
    expect(found?.cwes).toEqual([89, 79]);
  });

  it('says the same place again when lines, level and text change, and tells equal code apart', async () => {
    const records = await read(
      run([result(), result()]),
      run([result({ level: 'note', message: { text: 'Other' } })]),
      run([result({ locations: [at('src/a.js', 90)] })]),
    );
    const fingerprints = records.map(
      each =>
        each.kind === 'finding' &&
        each.finding.occurrence.kind === 'code' &&
        each.finding.occurrence.fingerprint,
    );
    const [one, second] = fingerprints;
    expect(second).not.toBe(one);
    expect(fingerprints).toEqual([one, second, one, one]);
  });

  it('finds a result at each of its locations, with the code that stands there', async () => {
    const locations = [at('src/a.js'), at('src/b.js', 3, 'run(other)')];
    expect(await read(run([result({ locations })]))).toMatchObject([
      {
        finding: {
          occurrence: { file: 'src/a.js', line: 7 },
          evidence: expect.stringContaining('run(input)'),
        },
      },
      {
        finding: {
          occurrence: { file: 'src/b.js', line: 3 },
          evidence: expect.stringContaining('run(other)'),
        },
      },
    ]);
  });

  it('knows what is suppressed, gone or looked at', async () => {
    const records = await read(
      run([
        result({ suppressions: [{ kind: 'external' }] }),
        result({ suppressions: [{ status: 'underReview' }] }),
        result({ suppressions: [] }),
        result({ baselineState: 'absent' }),
        result({ kind: 'review' }),
        result({ kind: 'pass' }),
      ]),
    );
    expect(
      records.map(each =>
        each.kind === 'finding' ? each.finding.status : each.kind,
      ),
    ).toEqual([
      'suppressed',
      'open',
      'open',
      'fixed',
      'under-investigation',
      'passed',
    ]);
  });

  it('covers the repository of a run that went well', async () => {
    const versionControlProvenance = [
      {
        repositoryUri: 'https://user:pass@forge.example/shop',
        revisionId: 'ab',
      },
    ];
    const originalUriBaseIds = { SRCROOT: { uri: 'file:///build/shop/' } };
    const around = { versionControlProvenance, originalUriBaseIds };
    const records = await read(
      run([result({ locations: [at('file:///build/shop/src/a.js')] })], around),
      run([], around),
    );
    expect(records).toMatchObject([
      { finding: { occurrence: { file: 'src/a.js' } } },
      { asset: { name: 'https://forge.example/shop' }, coverage: {} },
      { kind: 'asset' },
    ]);
    expect(records[2]).not.toHaveProperty('coverage');
  });

  it('names an image by its tag where somebody gave its number', async () => {
    const imageName = `sha256:${'0a'.repeat(32)}`;
    const properties = { imageName, repoTags: ['shop:1.4'] };
    expect(await first([result()], { properties })).toMatchObject({
      asset: { identifiers: [{ value: 'docker.io/library/shop' }] },
    });
  });

  it('lets no secret through that a tool has found', async () => {
    const secret = 'correct-horse-battery';
    const found = await first([
      result({
        ruleId: 'generic-secret',
        message: { text: `${secret} is in the code` },
        locations: [at('a.py', 1, `key = "${secret}"`)],
        properties: { offender: secret, commit: 'abc' },
      }),
    ]);
    expect(found?.raw).toMatchObject({ properties: { commit: 'abc' } });
    expect(JSON.stringify(found)).not.toContain(secret);
  });

  it('refuses other versions', async () => {
    const old = JSON.stringify({
      $schema: 'sarif-1.0.0',
      version: '1.0.0',
      runs: [],
    });
    await expect(readBytes(old, [sarif])).rejects.toThrow('SARIF 1.0.0');
  });
});
