import { connect } from 'node:net';

/** How long nothing may come until a request counts as not answered. */
const PATIENCE_MS = 10_000;

export type RawAnswer = {
  /** 0 where the connection ended without an answer. */
  status: number;
  type: string;
  body: any;
  text: string;
};

/** A request as no HTTP library would send it: the path, the header lines and the body go out as they are. */
export function rawRequest(
  url: string,
  request: {
    method?: string;
    path: string;
    headers?: Iterable<string>;
    body?: string | Uint8Array;
  },
): Promise<RawAnswer> {
  const { method = 'GET', path, headers = [], body } = request;
  const length = body === undefined ? undefined : Buffer.byteLength(body);
  return new Promise(resolve => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(new URL(url).port), 'localhost');
    socket.on('data', chunk => {
      chunks.push(chunk);
      if (isWhole(Buffer.concat(chunks))) socket.destroy();
    });
    // What was answered counts, also where the rest of the request was not wanted any more.
    socket.on('error', () => {});
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    socket.on('close', () => resolve(answerOf(Buffer.concat(chunks))));
    socket.write(`${method} ${path} HTTP/1.1\r\nHost: localhost\r\n`);
    let isInPieces = false;
    for (const line of headers) {
      socket.write(`${line}\r\n`);
      isInPieces ||= /^transfer-encoding:/i.test(line);
    }
    if (length !== undefined && !isInPieces)
      socket.write(`Content-Length: ${length}\r\n`);
    socket.write('\r\n');
    if (body !== undefined) socket.write(body);
  });
}

function isWhole(bytes: Buffer): boolean {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /^content-length: (\d+)$/im.exec(`${bytes.subarray(0, end)}`);
  return length
    ? bytes.length >= end + 4 + Number(length[1])
    : bytes.subarray(-5).equals(Buffer.from('0\r\n\r\n'));
}

function answerOf(bytes: Buffer): RawAnswer {
  const [head, ...rest] = bytes.toString().split('\r\n\r\n');
  const status = Number(/^HTTP\/1.1 (\d+)/.exec(head)?.[1] ?? 0);
  const type = /^content-type: (.*)$/im.exec(head)?.[1] ?? '';
  const text = rest.join('\r\n\r\n');
  const isJson = /^application\/(problem\+)?json/.test(type);
  const body = isJson ? parsed(text) : undefined;
  return { status, type, body, text };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Answered in pieces: each after its length.
    const pieces = text.split('\r\n').filter((_, at) => at % 2 === 1);
    return JSON.parse(pieces.join(''));
  }
}
