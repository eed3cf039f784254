import { useState } from 'react';
import { messages } from '../../messages';
import { Disclosed } from './Disclosed';
import type { FileExchange } from './FileExchange';
import { FilesPanel } from './FilesPanel';
import { OfferedFiles } from './OfferedFiles';

const words = messages.files;

/** The files of a session below its screen: shown when they are wanted, or when one is fetched. */
export function SessionFiles(props: {
  exchange: FileExchange;
  /** Longest file each way, in bytes; 0 is none. */
  most: { in: number; out: number };
}) {
  const [fetched, setFetched] = useState(0);
  return (
    <>
      <OfferedFiles
        exchange={props.exchange}
        onFetch={() => setFetched(count => count + 1)}
      />
      <Disclosed
        key={fetched}
        show={words.show}
        hide={words.hide}
        initially={fetched > 0}
      >
        <FilesPanel {...props} />
      </Disclosed>
    </>
  );
}
