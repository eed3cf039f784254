import { fileFaults, type FileFault } from '@wardroom/remote-access-common';

/** Why a file did not go through. Its text is ours: what the target said is never passed on. */
export class FileFailure extends Error {
  constructor(readonly fault: FileFault) {
    super(fileFaults[fault]);
  }
}
