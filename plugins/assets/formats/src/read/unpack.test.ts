import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { allOf } from '../testing/allOf';
import { zipOf } from '../testing/zipOf';
import { defaultScanLimits } from './ScanLimits';
import { unpack } from './unpack';

const limits = { ...defaultScanLimits, bytes: 50_000_000 };

describe('unpack', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardroom-unpack-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function unpacked(content: Uint8Array): Promise<[string, string][]> {
    const path = join(folder, 'packed');
    await writeFile(path, content);
    const parts = await unpack(path, 'report', limits);
    return Promise.all(
      parts.map(async part => {
        const bytes = await allOf(part.open());
        return [part.name, Buffer.concat(bytes).toString()] as [string, string];
      }),
    );
  }

  it('unpacks gzip, zstd and zip, and leaves the rest as it is', async () => {
    const text = Buffer.from('report');
    expect(await unpacked(text)).toEqual([['report', 'report']]);
    expect(await unpacked(gzipSync(text))).toEqual([['report', 'report']]);
    expect(await unpacked(zstdCompressSync(text))).toEqual([
      ['report', 'report'],
    ]);
    expect(await unpacked(zipOf([{ name: 'a.json', content: text }]))).toEqual([
      ['a.json', 'report'],
    ]);
  });

  it('leaves out of archives what systems put beside the files in them', async () => {
    const content = Buffer.from('report');
    const names = ['scans/', 'scans/a.json', '__MACOSX/scans/._a.json'];
    const members = [...names, 'scans/.DS_Store', 'Thumbs.db'];
    const zip = zipOf(members.map(name => ({ name, content })));
    expect(await unpacked(zip)).toEqual([['scans/a.json', 'report']]);
  });

  it('stops at bombs, whatever the archive says of their size', async () => {
    const zeros = Buffer.alloc(60_000_000);
    await expect(unpacked(gzipSync(zeros))).rejects.toThrow(/more than/);
    await expect(
      unpacked(zipOf([{ name: 'a', content: zeros }])),
    ).rejects.toThrow(/more than/);
    await expect(
      unpacked(
        zipOf([{ name: 'a', packed: deflateRawSync(zeros), claimedSize: 10 }]),
      ),
    ).rejects.toThrow(/cannot be unpacked|more than/);
  });

  it('follows no names out of an archive, and writes nothing', async () => {
    const before = await readdir(folder);
    await expect(
      unpacked(zipOf([{ name: '../../out', content: Buffer.from('x') }])),
    ).rejects.toThrow(/cannot be read/);
    expect((await readdir(folder)).sort()).toEqual(before.sort());
  });

  it.each([
    ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00, 1, 2]],
    ['bzip2', [0x42, 0x5a, 0x68, 0x39]],
    ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ])('says what to do with %s', async (name, bytes) => {
    await expect(unpacked(Uint8Array.from(bytes))).rejects.toThrow(
      `packed with ${name}. Unpack it`,
    );
  });

  it('says what is wrong with archives that were cut off', async () => {
    const random = Buffer.from('report '.repeat(2000));
    await expect(unpacked(gzipSync(random).subarray(0, 40))).rejects.toThrow(
      /cannot be unpacked/,
    );
    const zip = zipOf([{ name: 'a', content: random }]);
    await expect(unpacked(zip.subarray(0, 60))).rejects.toThrow(
      /cannot be read/,
    );
  });

  it('passes an empty file on: some scanners leave one when they find nothing', async () => {
    expect(await unpacked(Buffer.alloc(0))).toEqual([['report', '']]);
  });
});
