import { corpusSuite } from '../testing/corpusSuite';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { readBytes } from '../testing/readBytes';
import { grype } from './grype';
import { nuclei } from './nuclei';

const result = (more: object = {}) => ({
  'template-id': 'CVE-2024-1',
  info: {
    name: 'Something',
    severity: 'medium',
    tags: ['cve', 'network'],
    classification: { 'cve-id': ['CVE-2024-1'], 'cwe-id': 'cwe-79' },
  },
  type: 'tcp',
  host: 'mail.example',
  'matched-at': 'mail.example:22',
  ip: '192.0.2.7',
  timestamp: '2024-03-13T11:05:07.373496332+03:00',
  ...more,
});
const old = {
  templateID: 'git-config',
  info: { name: 'Git config', severity: 'unknown', tags: 'git,exposure' },
  type: 'http',
  host: 'https://shop.example',
  matched: 'https://shop.example/.git/config?token=geheim',
  matcher_name: 'core',
};
const first = {
  template: 'git-config',
  type: 'http',
  matched: 'https://shop.example/.git/config',
  matcher_name: 'core',
  name: 'Git config',
  severity: 'medium',
};
const lines = (...results: object[]) =>
  results.map(each => JSON.stringify(each)).join('\n');

scanFormatSuite(nuclei, [
  { name: 'JSON lines', content: lines(result(), old), findings: 2 },
  { name: 'lines of the first versions', content: lines(first), findings: 1 },
  { name: 'one array', content: JSON.stringify([result(), old]), findings: 2 },
]);

corpusSuite('nuclei', {
  rule: 'one finding a result; the other importer joins results of one template, matcher and host',
  count: ({ raw_records: raw, findings }) =>
    raw?.json_lines ?? raw?.array ?? findings ?? 0,
});

describe('nuclei', () => {
  const findings = async (content: string) =>
    (await readBytes(content, [nuclei])).records.flatMap(each =>
      each.kind === 'finding' ? [each.finding] : [],
    );

  it('finds ports and addresses in both notations', async () => {
    expect(await findings(lines(result(), old))).toMatchObject([
      {
        rule: 'CVE-2024-1',
        cwes: [79],
        asset: {
          identifiers: [
            { kind: 'fqdn', value: 'mail.example' },
            { kind: 'ip', value: '192.0.2.7' },
          ],
        },
        occurrence: { kind: 'network', port: 22 },
        lastSeenAt: '2024-03-13T08:05:07.373Z',
      },
      {
        rule: 'git-config:core',
        severity: 'Info',
        tags: ['git', 'exposure'],
        asset: { identifiers: [{ value: 'https://shop.example' }] },
        occurrence: { url: 'https://shop.example/.git/config?token=[masked]' },
      },
    ]);
  });

  it.each(['file', 'code'])(
    'finds a file in a result of type %s',
    async type => {
      const path = '/srv/shop/.env';
      const content = lines(result({ type, host: path, 'matched-at': path }));
      const [finding] = await findings(content);
      expect(finding.occurrence).toEqual({ kind: 'code', file: path });
      expect(finding.asset).toBeUndefined();
    },
  );

  it('is known where its fields are sorted and a long answer stands first', async () => {
    const { 'template-id': id, ...rest } = result();
    const sorted = { ...rest, response: 'x'.repeat(100_000) };
    const content = JSON.stringify({ ...sorted, 'template-id': id });
    expect(await findings(content)).toMatchObject([{ rule: 'CVE-2024-1' }]);
  });

  it('says the same of a result as the first versions', async () => {
    const [[now], [then]] = await Promise.all(
      [old, first].map(each => findings(lines(each))),
    );
    expect(then).toMatchObject({ title: now.title, severity: 'Medium' });
    expect([then.rule, then.asset]).toEqual([now.rule, now.asset]);
  });

  it('takes what did not match for a check that passed', async () => {
    const { records } = await readBytes(
      lines(result({ 'matcher-status': false })),
      [nuclei],
    );
    expect(records.map(each => each.kind)).toEqual(['passed']);
  });

  it('takes nothing for passed that could not be tried', async () => {
    const failed = { 'matcher-status': false, error: 'no route to host' };
    const { records, warnings } = await readBytes(lines(result(failed)), [
      nuclei,
    ]);
    expect(records).toEqual([]);
    expect(warnings.first).toEqual([
      expect.stringContaining('no route to host'),
    ]);
  });

  it('masks what an address in a warning would give away', async () => {
    const host = 'https://ann:geheim@a.example';
    const failed = { host, 'matcher-status': false };
    const error = `Get "${host}/?token=abcdef": no route to host`;
    const { warnings } = await readBytes(lines(result({ ...failed, error })), [
      nuclei,
    ]);
    expect(warnings.first).toEqual([
      expect.stringContaining('a.example/?token=[masked]": no route to host'),
    ]);
    expect(warnings.first[0]).not.toContain('geheim');
  });

  it('finds the parameter that it has changed', async () => {
    const fuzzed = { fuzzing_method: 'POST', fuzzing_parameter: 'q' };
    expect(await findings(lines({ ...old, ...fuzzed }))).toMatchObject([
      { occurrence: { kind: 'web', method: 'POST', parameter: 'q' } },
    ]);
  });

  it('masks secrets that a template has found', async () => {
    const found = result({
      info: { name: 'Key', severity: 'high', tags: 'exposure,token' },
      'extracted-results': ['abcdefgeheim'],
    });
    const [finding] = await findings(lines(found));
    expect(finding.evidence).toBe('Extracted:\nabcd[masked]');
  });

  it('masks a password that was accepted', async () => {
    const meta = { username: 'admin', password: 'geheim' };
    const [finding] = await findings(lines(result({ meta })));
    expect(finding.evidence).toContain('"username":"admin"');
    expect(JSON.stringify(finding)).not.toContain('geheim');
  });

  it('reads an empty file as a scan that found nothing, but guesses nothing of one', async () => {
    const said = { format: 'nuclei' };
    const { records, warnings } = await readBytes('', [nuclei], said);
    expect([records.length, warnings.count]).toEqual([0, 1]);
    await expect(readBytes('', [grype, nuclei])).rejects.toThrow(
      'The file is empty',
    );
  });
});
