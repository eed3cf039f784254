import { DriveFiles } from './DriveFiles';
import { encodeInstruction } from './encodeInstruction';
import { InstructionParser } from './InstructionParser';

const listingType = 'application/vnd.glyptodon.guacamole.stream-index+json';

/** A guacd with these answers to what it is asked, by its opcode and last argument. */
function drive(answers: Record<string, (string | number)[][]> = {}) {
  const heard: string[][] = [];
  const offers: string[] = [];
  const parser = new InstructionParser(32 * 1024);
  const asked = new InstructionParser(32 * 1024);
  const files = new DriveFiles(
    bytes => {
      for (const { opcode, args } of asked.take(bytes)) {
        heard.push([opcode, ...args]);
        const last = `${opcode} ${args.at(-1)}`;
        queueMicrotask(() => says(...(answers[last] ?? [])));
      }
    },
    path => offers.push(path),
  );
  const says = (...instructions: (string | number)[][]) => {
    for (const [opcode, ...args] of instructions) {
      const bytes = encodeInstruction(String(opcode), ...args);
      for (const one of parser.take(bytes)) files.take(one);
    }
  };
  return { files, says, heard, offers };
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const { signal } = new AbortController();

describe('the drive of a desktop', () => {
  it('is none before guacd says so', async () => {
    const { files } = drive();
    await expect(files.list('/')).rejects.toMatchObject({
      fault: 'unsupported',
    });
  });

  it('shows only names that can be shown', async () => {
    const listing = {
      '/a folder': listingType,
      '/notes.txt': 'application/octet-stream',
      '/invoice\u202efdp.exe': 'application/octet-stream',
    };
    const { files, says } = drive({
      'get /': [
        ['body', 0, 2, listingType, '/'],
        ['blob', 2, base64(JSON.stringify(listing))],
        ['end', 2],
      ],
    });
    says(['filesystem', 0, 'Wardroom']);
    expect(await files.list('/')).toEqual({
      entries: [
        { name: 'a folder', kind: 'directory' },
        { name: 'notes.txt', kind: 'file' },
      ],
      incomplete: true,
    });
  });

  it('that is no JSON is a failure', async () => {
    const { files, says } = drive({
      'get /': [
        ['body', 0, 2, listingType, '/'],
        ['blob', 2, base64('{"/a": "')],
        ['end', 2],
      ],
    });
    says(['filesystem', 0, 'Wardroom']);
    await expect(files.list('/')).rejects.toMatchObject({ fault: 'failed' });
  });

  it('stops a file that is longer than allowed, and one that comes unasked', async () => {
    const { files, says, heard } = drive({
      'get /big': [['body', 0, 4, 'application/octet-stream', '/big']],
      'get /': [['body', 0, 6, listingType, '/']],
      'ack 0': [['blob', 4, base64('x'.repeat(60))]],
    });
    says(['filesystem', 0, 'Wardroom']);
    const read = async () => {
      let bytes = 0;
      for await (const piece of files.read('/big', 100, signal)) {
        bytes += piece.length;
      }
      return bytes;
    };
    await expect(read()).rejects.toMatchObject({ fault: 'too-long' });
    expect(heard.at(-1)).toEqual(['ack', '4', 'no', '771']);
    says(['body', 0, 8, 'application/octet-stream', '/other']);
    expect(heard.at(-1)).toEqual(['ack', '8', 'no', '771']);
  });

  it('offers what the target hands over, and takes nothing of it unasked', () => {
    const { says, heard, offers } = drive();
    says(['filesystem', 0, 'Wardroom']);
    says(['file', 2, 'application/octet-stream', 'report.txt']);
    says(['file', 4, 'application/octet-stream', '../../etc/passwd']);
    expect(offers).toEqual(['/Download/report.txt']);
    expect(heard).toEqual([
      ['ack', '2', 'no', '771'],
      ['ack', '4', 'no', '771'],
    ]);
  });
});
