import {
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Quarantine } from './Quarantine';

const canary = 'canary-55c0de1a';
const { signal } = new AbortController();

describe('Quarantine', () => {
  let stateDirectory: string;
  let directory: string;
  beforeEach(async () => {
    stateDirectory = await mkdtemp(join(tmpdir(), 'wardroom-quarantine-'));
    directory = join(stateDirectory, 'quarantine');
  });
  afterEach(() => rm(stateDirectory, { recursive: true }));

  async function fileWith(text: string, scanner?: string[]) {
    const quarantine = await Quarantine.open({
      ...{ stateDirectory, scanner },
    });
    const file = await quarantine.create();
    for (const piece of text.match(/[^]{1,7}/g) ?? []) {
      await file.write(Buffer.from(piece));
    }
    const sha256 = await file.seal();
    return { quarantine, file, sha256 };
  }

  async function textOf(pieces: AsyncIterable<Buffer>) {
    const all: Buffer[] = [];
    for await (const piece of pieces) all.push(piece);
    return Buffer.concat(all).toString();
  }

  it('gives a file as it was written, with its hash, as often as it is wanted', async () => {
    const text = `${canary} `.repeat(20_000);
    const { file, sha256 } = await fileWith(text);
    expect(sha256).toBe(createHash('sha256').update(text).digest('hex'));
    expect(await textOf(file.read())).toBe(text);
    expect(await textOf(file.read())).toBe(text);
    await file.remove();
  });

  it('has nothing readable on the disk, and nothing at all when the file has gone', async () => {
    const { file } = await fileWith(canary.repeat(100));
    const [name] = await readdir(directory);
    expect((await readFile(join(directory, name))).includes(canary)).toBe(
      false,
    );
    expect((await stat(join(directory, name))).mode & 0o777).toBe(0o600);
    await file.remove();
    expect(await readdir(directory)).toEqual([]);
  });

  it('does not give what was changed on the disk', async () => {
    const { file } = await fileWith(canary.repeat(100));
    const [name] = await readdir(directory);
    const bytes = await readFile(join(directory, name));
    bytes[5] ^= 1;
    await writeFile(join(directory, name), bytes);
    await expect(textOf(file.read())).rejects.toThrow();
    await file.remove();
  });

  it('forgets what a crash left behind', async () => {
    const { file } = await fileWith(canary);
    await Quarantine.open({ stateDirectory });
    expect(await readdir(directory)).toEqual([]);
    await file.remove();
  });

  const grep = ['sh', '-c', `! grep -q ${canary}`];

  it.each([
    ['lets pass what the scanner does not mind', 'harmless', grep, true],
    ['stops what the scanner finds', `a ${canary} b`, grep, false],
    ['stops all where there is no scanner', 'harmless', ['/no/such'], false],
    [
      'stops what the scanner dies of',
      'harmless',
      ['sh', '-c', 'kill -9 $$'],
      false,
    ],
  ])('%s', async (_, text, scanner, passes) => {
    const { quarantine, file } = await fileWith(text, scanner);
    const verdict = quarantine.check(file, signal).then(
      () => true,
      failure => failure.fault !== 'unsafe',
    );
    expect(await verdict).toBe(passes);
    await file.remove();
  });
});
