import type {
  EndReason,
  ShownPage,
  WebRequest,
} from '@wardroom/remote-access-common';
import type { TargetFiles } from '../files/TargetFiles';

/** The one program that a desktop shows, where it is the gateway's own: the browser of a web application. */
export interface DesktopApplication {
  /** What can be seen of it now. */
  readonly page: ShownPage;
  /** What it downloads. */
  readonly files: TargetFiles;
  /** Hears of what comes from now on, and of the addresses that were shown before. */
  listen(listener: {
    /** It shows another address. */
    onVisit(url: string): void;
    /** What can be seen of it has changed. */
    onPage(): void;
    /** A file is there to be fetched. */
    onFile(path: string): void;
    /** It is gone. */
    onEnd(reason: EndReason): void;
  }): void;
  /** Does what a person asks for. */
  act(request: WebRequest['do']): void;
}
