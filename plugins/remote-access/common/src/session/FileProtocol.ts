import { z } from 'zod';

/**
 * Files between browser and target, as text messages of a session's WebSocket: `FileRequest`s of the browser, which it
 * numbers, and `FileNotice`s that carry the number. A file lies with the gateway in between, encrypted, until it is
 * whole, hashed, scanned and on record: only then it goes on to where it is wanted.
 */
export const FileProtocol = {
  /** Bytes of one piece, before base64. */
  piece: 96 * 1024,
  /** Bytes that may be under way before the other side has said that it has them. */
  window: 768 * 1024,
  /** Entries of a directory that are shown. */
  entries: 2_000,
} as const;

const id = z.number().int().min(1);
const path = z.string().min(1).max(4096);
const piece = z.string().max(Math.ceil(FileProtocol.piece / 3) * 4);
const bytes = z.number().int().min(0);

/** What a browser asks. */
export const FileRequest = z.discriminatedUnion('type', [
  /** What is in a directory; the home directory if no path is given. */
  z.strictObject({ type: z.literal('file-list'), id, path: path.optional() }),
  z.strictObject({ type: z.literal('file-get'), id, path }),
  /** A new file at this path, of so many bytes; `file-data` follows. */
  z.strictObject({ type: z.literal('file-put'), id, path, bytes }),
  z.strictObject({ type: z.literal('file-data'), id, data: piece }),
  /** So many bytes of a download have arrived. */
  z.strictObject({ type: z.literal('file-ack'), id, bytes }),
  z.strictObject({ type: z.literal('file-cancel'), id }),
]);
export type FileRequest = z.infer<typeof FileRequest>;

/** Why a file did not go through, with the sentence that the technician reads. */
export const fileFaults = {
  denied: 'This is not allowed in this session.',
  'too-long': 'The file is larger than this session allows.',
  'not-found': 'There is no such file or directory on the remote system.',
  'no-permission':
    'The remote system does not permit this to the user of the session.',
  'not-a-file': 'This is no ordinary file.',
  exists: 'There is a file of this name already. Nothing is overwritten.',
  unsafe: 'The file was stopped by the scanner.',
  busy: 'Two files are under way already: wait until one is there.',
  cancelled: 'The transfer was cancelled.',
  unsupported: 'The remote system offers no file transfer.',
  failed: 'The transfer failed.',
} as const;

export type FileFault = keyof typeof fileFaults;
export const FileFault = z.enum(
  Object.keys(fileFaults) as [FileFault, ...FileFault[]],
);

export const FileEntry = z.strictObject({
  name: z.string(),
  kind: z.enum(['file', 'directory', 'link', 'other']),
  /** Absent where the target does not say. */
  bytes: bytes.optional(),
  /** When it was last changed; absent where the target says nothing, or nonsense. */
  changedAt: z.string().optional(),
});
export type FileEntry = z.infer<typeof FileEntry>;

/** What the gateway says of files. */
export const FileNotice = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('files'),
    id,
    path: z.string(),
    entries: z.array(FileEntry),
    /** Whether there is more than is shown, or something whose name cannot be shown. */
    incomplete: z.boolean(),
  }),
  /** How far it is. A browser that sends may go on up to the window beyond. */
  z.strictObject({
    type: z.literal('file-progress'),
    id,
    step: z.enum(['fetching', 'checking', 'delivering']),
    bytes,
  }),
  z.strictObject({ type: z.literal('file-data'), id, data: z.string() }),
  z.strictObject({
    type: z.literal('file-done'),
    id,
    bytes,
    sha256: z.string(),
  }),
  z.strictObject({ type: z.literal('file-failed'), id, fault: FileFault }),
  /** Unasked: the target hands over a file, which may be fetched at this path. */
  z.strictObject({ type: z.literal('file-offered'), path: z.string() }),
]);
export type FileNotice = z.infer<typeof FileNotice>;

/** What is put on record before a file reaches the other side, or when it did not. */
export const FileRecord = z.strictObject({
  way: z.enum(['uploaded', 'downloaded']),
  /** On the target. */
  path: z.string().max(4096),
  bytes,
  /** In hex; absent where the file never was whole. */
  sha256: z.string().length(64).optional(),
  /** Why it did not go through. */
  fault: FileFault.optional(),
});
export type FileRecord = z.infer<typeof FileRecord>;
