import { utils, type Attributes, type SFTPWrapper } from 'ssh2';
import { dialing } from '../testing/dialing';
import { OddSshServer } from '../testing/OddSshServer';
import { RemoteFiles } from './RemoteFiles';

const { STATUS_CODE } = utils.sftp;
const { signal } = new AbortController();

const attrs = (mode: number, size = 5): Attributes => ({
  ...{ mode, size, uid: 0, gid: 0, atime: 0, mtime: 1_772_355_600 },
});
const file = attrs(0o100644);

describe('RemoteFiles and a hostile server', () => {
  let world: Awaited<ReturnType<typeof dialing>>;
  const servers: OddSshServer[] = [];
  beforeAll(async () => {
    world = await dialing();
  });
  afterEach(async () => {
    await Promise.all(servers.splice(0).map(server => server.stop()));
  });
  afterAll(() => world.end());

  async function open(
    onSftp: (sftp: SFTPWrapper) => void,
  ): Promise<RemoteFiles> {
    const server = await OddSshServer.start({ onSftp });
    servers.push(server);
    const connection = await world.dial({ target: { port: server.port } });
    const sftp = await connection.files?.();
    if (!sftp) throw new Error('There are no files');
    return new RemoteFiles(sftp);
  }

  const named = (filename: string, of = file) => ({
    ...{ filename, longname: filename, attrs: of },
  });

  /** A server with one directory: these answers one after the other, then its end. */
  const directory =
    (answers: ReturnType<typeof named>[][], endless = false) =>
    (sftp: SFTPWrapper) => {
      let next = 0;
      sftp.on('OPENDIR', id => sftp.handle(id, Buffer.from('d')));
      sftp.on('CLOSE', id => sftp.status(id, STATUS_CODE.OK));
      sftp.on('READDIR', id => {
        const answer = answers[endless ? 0 : next];
        next += 1;
        if (answer) sftp.name(id, answer);
        else sftp.status(id, STATUS_CODE.EOF);
      });
    };

  it('shows names that can be shown, and says that there are others', async () => {
    const bad = ['..', 'a/b', '../../etc/passwd', 'x\0y', 'a\nb', '\u202egpj'];
    const files = await open(
      directory([[named('b.txt'), named('.')], bad.map(name => named(name))]),
    );
    expect(await files.list('/srv')).toEqual({
      entries: [
        {
          ...{ name: 'b.txt', kind: 'file', bytes: 5 },
          changedAt: '2026-03-01T09:00:00.000Z',
        },
      ],
      incomplete: true,
    });
  });

  it('tells directories and links from files, and survives nonsense', async () => {
    const odd = { mode: 0, size: -3, mtime: 4_294_967_295 } as Attributes;
    const files = await open(
      directory([
        [
          named('d', attrs(0o040755)),
          named('l', attrs(0o120777)),
          named('o', odd),
        ],
      ]),
    );
    const { entries, incomplete } = await files.list('/');
    expect(entries.map(e => [e.name, e.kind])).toEqual([
      ['d', 'directory'],
      ['l', 'link'],
      ['o', 'other'],
    ]);
    expect(incomplete).toBe(false);
  });

  it('stops reading a directory without end', async () => {
    let asked = 0;
    const files = await open(sftp => {
      sftp.on('OPENDIR', id => sftp.handle(id, Buffer.from('d')));
      sftp.on('CLOSE', id => sftp.status(id, STATUS_CODE.OK));
      sftp.on('READDIR', id => {
        asked += 1;
        const some = Array.from({ length: 100 }, (_, i) =>
          named(`${asked}-${i}`),
        );
        sftp.name(id, some);
      });
    });
    const { entries, incomplete } = await files.list('/');
    expect(entries).toHaveLength(2_000);
    expect(incomplete).toBe(true);
    expect(asked).toBeLessThan(30);
  });

  it('stops at a directory that answers with nothing for ever', async () => {
    const files = await open(directory([[]], true));
    expect(await files.list('/')).toEqual({ entries: [], incomplete: true });
  });

  it('begins at the root where the home directory is nonsense', async () => {
    const files = await open(sftp => {
      sftp.on('REALPATH', id => sftp.name(id, [named('../../x\0')]));
    });
    expect(await files.home()).toBe('/');
  });

  /** A server with one file, whose size it claims to be this. */
  const holding =
    (stats: Attributes, bytesAt: (at: number) => Buffer | undefined) =>
    (sftp: SFTPWrapper) => {
      sftp.on('STAT', id => sftp.attrs(id, stats));
      sftp.on('OPEN', id => sftp.handle(id, Buffer.from('f')));
      sftp.on('CLOSE', id => sftp.status(id, STATUS_CODE.OK));
      sftp.on('READ', (id, _handle, at) => {
        const bytes = bytesAt(at);
        if (bytes) sftp.data(id, bytes);
        else sftp.status(id, STATUS_CODE.EOF);
      });
    };

  async function take(files: RemoteFiles, most: number) {
    const all: Buffer[] = [];
    for await (const piece of files.read('/f', most, signal)) all.push(piece);
    return Buffer.concat(all);
  }

  it('counts a file that is longer than it claims, and stops at the limit', async () => {
    const piece = Buffer.alloc(32 * 1024, 65);
    const files = await open(holding(attrs(0o100644, 1), () => piece));
    await expect(take(files, 1024 * 1024)).rejects.toMatchObject({
      fault: 'too-long',
    });
  });

  it('does not even open what claims to be too long, or is no file', async () => {
    const never = () => {
      throw new Error('It was read');
    };
    const long = await open(holding(attrs(0o100644, 2_000), never));
    await expect(take(long, 1_000)).rejects.toMatchObject({
      fault: 'too-long',
    });
    const pipe = await open(holding(attrs(0o010644), never));
    await expect(take(pipe, 1_000)).rejects.toMatchObject({
      fault: 'not-a-file',
    });
  });

  it('reads a file whole where the server answers in short pieces', async () => {
    const content = Buffer.from('0123456789'.repeat(1_000));
    const files = await open(
      holding(attrs(0o100644, content.length), at =>
        at < content.length ? content.subarray(at, at + 700) : undefined,
      ),
    );
    expect((await take(files, 1024 * 1024)).equals(content)).toBe(true);
  });

  it('does not wait for a server that hangs up', async () => {
    const files = await open(sftp => {
      sftp.on('REALPATH', () => servers[0].cut());
    });
    await expect(files.home()).rejects.toMatchObject({ fault: 'failed' });
  });
});
