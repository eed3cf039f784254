import { linkSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { destroyRecording } from './destroyRecording';

const wanted = { tenant: 'acme', recording: 'rec_aaaaaaaa' };

describe('destroyRecording', () => {
  function aDirectory() {
    const directory = mkdtempSync(join(tmpdir(), 'wardroom-'));
    mkdirSync(join(directory, 'acme'));
    return { directory, path: join(directory, 'acme', 'rec_aaaaaaaa.wrec') };
  }

  it('overwrites the wrapped keys before the name is gone', async () => {
    const { directory, path } = aDirectory();
    const keys = 'wrapped-keys-of-this-recording';
    writeFileSync(path, `WDRMREC1     ${keys}${'x'.repeat(2_000_000)}`);
    // As if somebody else had the file open, or a copy shared its blocks.
    const second = join(directory, 'second-name');
    linkSync(path, second);
    await expect(destroyRecording(directory, wanted)).resolves.toEqual({
      found: true,
    });
    expect(existsSync(path)).toBe(false);
    expect(readFileSync(second, 'latin1')).not.toContain(keys);
  });

  it('does it also where the file is shorter than a header', async () => {
    const { directory, path } = aDirectory();
    writeFileSync(path, 'WDRM');
    await destroyRecording(directory, wanted);
    expect(existsSync(path)).toBe(false);
  });

  it('says that there is none where it was destroyed already', async () => {
    const { directory } = aDirectory();
    await expect(destroyRecording(directory, wanted)).resolves.toEqual({
      found: false,
    });
  });

  it('goes to no other place', async () => {
    const { directory } = aDirectory();
    await expect(
      destroyRecording(directory, { tenant: '../etc', recording: 'rec_aaaa' }),
    ).rejects.toThrow();
  });
});
