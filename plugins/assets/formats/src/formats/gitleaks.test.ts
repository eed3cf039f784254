import { findingKey } from '../key/findingKey';
import { corpusSuite } from '../testing/corpusSuite';
import { readBytes } from '../testing/readBytes';
import { scanFormatSuite } from '../testing/scanFormatSuite';
import { gitleaks } from './gitleaks';

const SECRET = 'correct-horse-battery';
const leak = (fields: object = {}) => ({
  Description: 'Generic API key',
  RuleID: 'generic-api-key',
  StartLine: 7,
  EndLine: 7,
  Match: `key = "${SECRET}"`,
  Secret: SECRET,
  File: 'config.py',
  Commit: 'abc',
  Message: `adds ${SECRET}`,
  Author: 'Kim',
  Date: '2024-05-06T07:08:09Z',
  Link: 'https://forge.example/team/shop/blob/abc/config.py#L7',
  Fingerprint: 'abc:config.py:generic-api-key:7',
  ...fields,
});
const old = {
  line: `token = ${SECRET}`,
  offender: SECRET,
  rule: 'API key',
  commit: 'abc',
  file: 'a.py',
  tags: 'key, API',
};

scanFormatSuite(gitleaks, [
  { name: 'version 8', content: JSON.stringify([leak(), leak()]), findings: 2 },
  {
    name: 'a table',
    content: `RuleID,Commit,File,SymlinkFile,Secret,Match,StartLine,EndLine,Date
api,abc,a.py,,${SECRET},"key=""${SECRET}""",7,7,2024-05-06T07:08:09Z
`,
    findings: 1,
  },
  { name: 'an older version', content: JSON.stringify([old]), findings: 1 },
  {
    name: 'a table of an older version',
    content: `repo,line,commit,offender,leakURL,rule,tags,commitMsg,author,email,file,date
shop,key=${SECRET},abc,${SECRET},,API key,"key, API",adds it,Kim,kim@shop.example,a.py,2021-07-15T22:00:32+07:00
`,
    findings: 1,
  },
]);

corpusSuite('gitleaks', {
  rule: 'one finding for each secret in each commit, all High; the other importer joins those of one line and takes some rules for Critical',
  count: entry => entry.raw_records?.array ?? 0,
  severities: () => undefined,
});

describe('gitleaks', () => {
  it('is known where one line fills the start of a file', async () => {
    const { Description, StartLine, ...rest } = leak();
    const Match = `${SECRET}${'x'.repeat(100_000)}`;
    const columns = { StartColumn: 1, EndColumn: 9 };
    const one = { Description, StartLine, ...columns, ...rest, Match };
    const { RuleID, Secret, ...first } = one;
    const content = JSON.stringify([{ ...first, RuleID, Secret }]);
    const { records } = await readBytes(content, [gitleaks]);
    expect(records).toHaveLength(1);
  });

  const read = async (...leaks: object[]) =>
    (await readBytes(JSON.stringify(leaks), [gitleaks])).records;

  it('lets no secret through', async () => {
    const records = await read(leak(), old);
    const { Secret, ...rest } = leak({ Message: 'adds a key' });
    const alone = { ...rest, StartColumn: 1, EndColumn: 9 };
    records.push(...(await read(alone)));
    expect(records).toHaveLength(3);
    expect(JSON.stringify(records)).not.toContain(SECRET);
  });

  it('says the same of a secret in a table', async () => {
    const { Commit, RuleID, Match, Secret, File, StartLine, EndLine } = leak();
    const cells = { Commit, RuleID, Match, Secret, File, StartLine, EndLine };
    const table = [Object.keys(cells), Object.values(cells)].map(row =>
      row.map(cell => `"${String(cell).replaceAll('"', '""')}"`).join(),
    );
    const [record] = (await readBytes(table.join('\n'), [gitleaks])).records;
    const [other] = await read(cells);
    expect(record).toEqual(other);
  });

  it('reads the first versions, and an empty file where somebody says whose it is', async () => {
    const first = { line: SECRET, commit: 'a', offender: SECRET, file: 'a.py' };
    expect(
      await read({ ...first, reason: 'AWS', commitMsg: 'adds', repo: 'shop' }),
    ).toMatchObject([
      {
        finding: {
          rule: 'AWS',
          description: 'adds',
          asset: { name: 'shop' },
          evidence: '[masked]',
        },
      },
    ]);
    const said = { format: 'gitleaks' };
    const { records, warnings } = await readBytes('', [gitleaks], said);
    expect([records.length, warnings.count]).toEqual([0, 1]);
  });

  it('reads the first versions after that, which call the match its context', async () => {
    const { Match, ...rest } = leak();
    expect(await read({ ...rest, Context: Match })).toEqual(await read(leak()));
  });

  it('knows the repository by the address of the line', async () => {
    expect(await read(leak())).toMatchObject([
      {
        finding: {
          asset: { name: 'https://forge.example/team/shop' },
          evidence: 'key = "[masked]"',
          occurrence: { kind: 'code', file: 'config.py', line: 7 },
        },
      },
    ]);
  });

  it('finds a secret on disk again where its line has moved and its value is another', async () => {
    const [[one], [other]] = await Promise.all([
      read(leak({ Commit: '' })),
      read(
        leak({ Commit: '', StartLine: 9, Secret: 'x-y', Match: 'key = "x-y"' }),
      ),
    ]);
    const at = (record: typeof one) =>
      record.kind === 'finding' && record.finding.occurrence;
    expect(at(other)).toEqual({ ...at(one), line: 9 });
  });

  it('tells two secrets on disk apart of which only the mask is left', async () => {
    const records = await read(
      ...[7, 9, 7].map(StartLine =>
        leak({ Commit: '', StartLine, Match: SECRET }),
      ),
    );
    const keys = records.flatMap(each =>
      each.kind === 'finding'
        ? findingKey('gitleaks', each.finding).finding
        : [],
    );
    expect(keys[1]).not.toBe(keys[0]);
    expect(keys[2]).toBe(keys[0]);
  });
});
