import { FeedFault } from './FeedFault';

const longestLine = 200;
const mostRows = 1_000_000;
const head = /^#model_version:([\w.-]{1,40}),score_date:([\dT:.Z+-]{10,40})$/;
const columns = 'cve,epss,percentile';
// Small numbers may be written as 5e-05.
const row =
  /^(CVE-\d{4}-\d{4,19}),(\d(?:\.\d{1,18})?(?:e-\d\d)?),(\d(?:\.\d{1,18})?(?:e-\d\d)?)$/;

/** Scores of one day: three lists of the same length, since so many objects would cost ten times the memory. */
export type EpssRelease = {
  /** The model that made them: scores of another model do not compare. */
  release: string;
  releasedAt: string;
  ids: string[];
  /** Probabilities and shares, 0 to 1, as written. */
  scores: string[];
  percentiles: string[];
};

/** Reads the scores as FIRST publishes them in CSV; a FeedFault says what is wrong with them. */
export async function readEpss(
  bytes: AsyncIterable<Uint8Array>,
): Promise<EpssRelease> {
  const found = { ids: [], scores: [], percentiles: [] } as Omit<
    EpssRelease,
    'release' | 'releasedAt'
  >;
  let about: Pick<EpssRelease, 'release' | 'releasedAt'> | undefined;
  let at = 0;
  for await (const line of linesOf(bytes)) {
    at += 1;
    if (at === 1) {
      about = aboutOf(line);
    } else if (at === 2) {
      if (line !== columns) throw strange(at, line);
    } else {
      add(found, line, at);
    }
  }
  if (!about || found.ids.length === 0) {
    throw new FeedFault('The file has no scores');
  }
  if (new Set(found.ids).size !== found.ids.length) {
    throw new FeedFault('The file has a CVE twice');
  }
  return { ...about, ...found };
}

function aboutOf(line: string) {
  const [, release, date] = head.exec(line) ?? [];
  const time = Date.parse(date?.replace(/\+0000$/, 'Z') ?? '');
  if (Number.isNaN(time)) {
    throw FeedFault.of(
      line,
      'The first line does not say the model and the day',
    );
  }
  return { release, releasedAt: new Date(time).toISOString() };
}

function add(
  found: Pick<EpssRelease, 'ids' | 'scores' | 'percentiles'>,
  line: string,
  at: number,
) {
  const [, id, score, percentile] = row.exec(line) ?? [];
  if (!id || Number(score) > 1 || Number(percentile) > 1) {
    throw strange(at, line);
  }
  if (found.ids.push(id) > mostRows) {
    throw new FeedFault(`The file has more than ${mostRows} lines`);
  }
  found.scores.push(score);
  found.percentiles.push(percentile);
}

function strange(at: number, line: string) {
  return new FeedFault(
    `Line ${at} is not what EPSS writes: ${line.slice(0, 60)}`,
  );
}

/** Lines without their ends. The last one has an end too, or the file was cut off. */
async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of bytes) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() as string;
    if (rest.length > longestLine) {
      throw FeedFault.of(rest, 'A line has no end');
    }
    for (const line of lines) yield line.replace(/\r$/, '');
  }
  if (rest) {
    throw FeedFault.of(rest, 'The file is cut off: its last line has no end');
  }
}
