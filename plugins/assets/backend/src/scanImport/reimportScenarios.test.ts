/** @jest-environment node */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import {
  builtInFormats,
  ScanReading,
  type ReadRecord,
} from '@wardroom/assets-formats';
import { ScanLab } from '../testing/ScanLab';

const CORPUS = resolve(__dirname, '../../../../../../shared/corpus/scans');
const FILE = join(CORPUS, 'reimport-scenarios.json');

type Expected = {
  created?: number;
  closed?: number;
  reactivated?: number;
  untouched?: number;
  updated?: number;
  total_after?: number;
  ids?: string[];
  fix_available?: boolean;
  fix_version?: string | null;
  title_closed?: string;
  title_created?: string;
  findings?: number;
};

type Step =
  | {
      op: 'import' | 'reimport';
      file: string;
      expect: Expected;
      options?: { close_old_findings: boolean };
    }
  | { op: 'triage'; set: Record<string, string>; delete?: string[] };

type Scenario = { id: string; format: string; steps: Step[] };

/** Where this house means something else, by scenario and step: the rule, and the numbers that follow from it. */
const ours: Record<
  string,
  Record<number, { rule: string; expect: Expected }>
> = {
  'zap-severity-change': {
    1: {
      rule: 'A severity is an attribute with a history and no part of the key: a weakness that is rated anew is the same.',
      expect: {
        created: 0,
        closed: 0,
        updated: 2,
        untouched: 2,
        total_after: 4,
      },
    },
  },
  'grype-ids-cleared': {},
  'trivy-dedup-across-imports': {
    1: {
      rule: 'There are no doubles: what is seen again is the same finding.',
      expect: { created: 0 },
    },
  },
  'trivy-duplicates-inside-report': {
    1: {
      rule: 'Records of one weakness at one place are one finding, in one file as in two.',
      expect: { created: 0 },
    },
  },
};

const scenarios: Scenario[] = existsSync(FILE)
  ? JSON.parse(readFileSync(FILE, 'utf8')).scenarios
  : [];
const readable = scenarios.filter(({ format }) =>
  builtInFormats.some(({ id }) => id === format),
);
const suite = existsSync(FILE) ? describe : describe.skip;

suite(
  'scenarios of another importer, each import a day after the one before',
  () => {
    let lab: ScanLab;

    beforeAll(async () => {
      lab = await ScanLab.open();
    });

    afterAll(() => lab.drop());

    const findings = (tenant: string) =>
      lab.rows('findings').where({ tenant_id: tenant });
    const titled = (tenant: string, title: string) =>
      findings(tenant).whereILike('title', `${title}%`);

    async function triage(tenant: string, step: Step & { op: 'triage' }) {
      for (const [title, state] of Object.entries(step.set))
        await expect(titled(tenant, title).update({ state })).resolves.toBe(1);
      for (const title of step.delete ?? [])
        await expect(titled(tenant, title).delete()).resolves.toBe(1);
    }

    it.each(readable)('$id', async ({ id: tenant, format, steps }) => {
      for (const [at, step] of steps.entries()) {
        if (step.op === 'triage') {
          await triage(tenant, step);
          continue;
        }
        const { counts } = await lab.import(await read(format, step.file), {
          tenant,
          source: format,
          closes: step.options?.close_old_findings,
        });
        const expected = ours[tenant]?.[at]?.expect ?? step.expect;
        const found = {
          created: counts.created,
          closed: counts.closed,
          reactivated: counts.reopened,
          untouched: counts.unchanged,
          updated: counts.updated,
          findings: counts.created,
        };
        expect({ at, ...found }).toMatchObject({
          at,
          ...known(expected, found),
        });
        await checkRows(tenant, expected);
      }
    });

    async function checkRows(tenant: string, expected: Expected) {
      const all = await findings(tenant).orderBy('title');
      if (expected.total_after !== undefined)
        expect(all).toHaveLength(expected.total_after);
      if (expected.ids)
        expect([...all[0].vulnerability_ids].sort()).toEqual(
          [...expected.ids].sort(),
        );
      if (expected.fix_version !== undefined)
        expect(all[0].fixed_version || null).toBe(expected.fix_version);
      if (expected.title_closed)
        await expect(
          titled(tenant, expected.title_closed).pluck('state'),
        ).resolves.toEqual(['closed']);
    }
  },
);

/** Those numbers that are of findings and not of something that we do not count. */
function known(expected: Expected, found: object): object {
  return Object.fromEntries(
    Object.entries(expected).filter(([name]) => name in found),
  );
}

async function read(format: string, file: string): Promise<ReadRecord[]> {
  const content = readFileSync(join(CORPUS, format, basename(file)));
  const reading = await ScanReading.of(
    [
      {
        name: file,
        async *open() {
          yield content;
        },
      },
    ],
    { formats: builtInFormats, format },
  );
  const records: ReadRecord[] = [];
  for await (const record of reading.records()) records.push(record);
  return records;
}
