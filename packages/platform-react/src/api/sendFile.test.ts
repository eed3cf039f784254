import { ProblemError } from './ProblemError';
import { sendFile } from './sendFile';

/** The browser's request, which the test answers. */
class FakeRequest {
  static last: FakeRequest;
  readonly headers: Record<string, string> = {};
  readonly upload: { onprogress?(event: object): void } = {};
  onload?(): void;
  onerror?(): void;
  onabort?(): void;
  onloadend?(): void;
  status = 0;
  responseText = '';
  sent?: Blob;

  constructor() {
    FakeRequest.last = this;
  }
  open() {}
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }
  send(file: Blob) {
    this.sent = file;
  }
  abort() {
    this.onabort?.();
    this.onloadend?.();
  }
  answer(status: number, body: object) {
    Object.assign(this, { status, responseText: JSON.stringify(body) });
    this.onload?.();
    this.onloadend?.();
  }
}

describe('sendFile', () => {
  const real = globalThis.XMLHttpRequest;
  const file = new Blob(['report']);
  const url = 'http://wardroom.test/api/things';
  beforeAll(() => {
    Object.assign(globalThis, { XMLHttpRequest: FakeRequest });
  });
  afterAll(() => {
    Object.assign(globalThis, { XMLHttpRequest: real });
  });

  it('sends the file as it is, tells how far it is, and gives the answer', async () => {
    const heard: number[][] = [];
    const onProgress = (...told: number[]) => heard.push(told);
    const sending = sendFile({ url, token: 'tok', file, onProgress });
    const request = FakeRequest.last;
    expect(request.sent).toBe(file);
    expect(request.headers).toEqual({
      'content-type': 'application/octet-stream',
      authorization: 'Bearer tok',
    });
    request.upload.onprogress?.({ loaded: 3, total: 6 });
    request.answer(202, { id: 'imp_1' });
    await expect(sending).resolves.toEqual({ id: 'imp_1' });
    expect(heard).toEqual([[3, 6]]);
  });

  it('throws what the server says', async () => {
    const sending = sendFile({ url, file });
    FakeRequest.last.answer(413, {
      ...{ type: 'about:blank', title: 'Too large', status: 413 },
      detail: 'The file is larger than 256 MiB',
    });
    await expect(sending).rejects.toMatchObject({
      ...{ status: 413, detail: 'The file is larger than 256 MiB' },
    });
  });

  it('finds words for a connection that broke', async () => {
    const sending = sendFile({ url, file });
    FakeRequest.last.onerror?.();
    await expect(sending).rejects.toBeInstanceOf(ProblemError);
  });

  it('stops when it is told to', async () => {
    const { signal, abort } = stoppable();
    const sending = sendFile({ url, file, signal });
    abort();
    await expect(sending).rejects.toMatchObject({ name: 'AbortError' });
    const late = sendFile({ url, file, signal });
    await expect(late).rejects.toMatchObject({ name: 'AbortError' });
    expect(FakeRequest.last.sent).toBeUndefined();
  });
});

function stoppable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
