import { useCallback, useEffect, useRef, useState } from 'react';
import { ProblemError, useUpload } from '@wardroom/platform-react';
import { assetsContract } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { inputOf, type UploadValues } from './inputOf';

const words = messages.scanImport.form;

/** Sends a report, tells how much of it has gone out, and stops when it is told to or the page is left. */
export function useScanUpload() {
  const upload = useUpload(assetsContract, assetsContract.scanImports.create);
  const [progress, setProgress] = useState<number>();
  const underWay = useRef<AbortController>(undefined);
  const stop = useCallback(() => underWay.current?.abort(), []);
  useEffect(() => stop, [stop]);
  const send = async (values: UploadValues) => {
    const controller = new AbortController();
    underWay.current = controller;
    setProgress(0);
    try {
      return await upload(inputOf(values), values.name as File, {
        signal: controller.signal,
        onProgress: (sent, total) => setProgress(total > 0 ? sent / total : 1),
      });
    } catch (error) {
      if (!controller.signal.aborted) throw error;
      // That the person stopped it is no fault, but the form has to say what came of it.
      const { stopped: title, stoppedText: detail } = words;
      throw new ProblemError({ status: 0, title, detail });
    } finally {
      setProgress(undefined);
    }
  };
  return { send, progress, stop };
}
