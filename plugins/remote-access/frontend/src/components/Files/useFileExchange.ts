import { useState, type RefObject } from 'react';
import { saveFile } from '@wardroom/platform-react';
import type { FileRequest } from '@wardroom/remote-access-common';
import { FileExchange } from './FileExchange';

/** The files of a session, asked for over its connection. */
export function useFileExchange(
  connection: RefObject<{ send(request: FileRequest): void } | undefined>,
): FileExchange {
  const [exchange] = useState(
    () =>
      new FileExchange({
        send: request => connection.current?.send(request),
        save: saveFile,
      }),
  );
  return exchange;
}
