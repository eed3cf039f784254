import { ProblemError } from './ProblemError';

export type SendFileOptions = {
  url: string;
  token?: string;
  file: Blob;
  signal?: AbortSignal;
  /** Hears how many bytes have gone out, of how many. */
  onProgress?(sent: number, total: number): void;
};

/**
 * Sends a file as the body of a POST and gives the JSON of the answer. XMLHttpRequest, since `fetch` does not tell how much
 * has gone out. Throws ProblemError, and AbortError where the signal ends it.
 */
export function sendFile(options: SendFileOptions): Promise<unknown> {
  const { url, token, file, signal, onProgress } = options;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    const stopped = () =>
      reject(new DOMException('The upload was stopped', 'AbortError'));
    const answered = async () => {
      if (request.status >= 200 && request.status < 300)
        return JSON.parse(request.responseText) as unknown;
      const { status } = request;
      throw await ProblemError.fromResponse(
        new Response(request.responseText, { status }),
      );
    };
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress?.(loaded, total);
    request.onload = () => answered().then(resolve, reject);
    request.onerror = () => reject(ProblemError.of(new TypeError()));
    request.onabort = stopped;
    request.onloadend = () => signal?.removeEventListener('abort', abort);
    request.open('POST', url);
    request.setRequestHeader('content-type', 'application/octet-stream');
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) stopped();
    else request.send(file);
  });
}
