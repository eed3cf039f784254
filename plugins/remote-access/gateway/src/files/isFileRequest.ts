import type { FileRequest } from '@wardroom/remote-access-common';

/** Whether a message of a browser is about files. */
export function isFileRequest(request: {
  type: string;
}): request is FileRequest {
  return request.type.startsWith('file-');
}
