import { useState, type RefObject } from 'react';
import { saveFile } from '@wardroom/platform-react';
import { FileExchange } from '../Files/FileExchange';
import type { TerminalConnection } from './TerminalConnection';

/** The files of a terminal's session, asked for over its connection. */
export function useFileExchange(
  connection: RefObject<TerminalConnection | undefined>,
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
