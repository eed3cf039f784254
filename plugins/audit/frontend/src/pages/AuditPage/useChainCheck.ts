import { useCallback, useEffect, useRef, useState } from 'react';
import { auditContract, type ChainVerification } from '@wardroom/audit-common';
import { isAborted, ProblemError, useClient } from '@wardroom/platform-react';

/** A check of a whole chain, under way or done. */
export type ChainCheck = {
  running: boolean;
  /** Events checked so far, and all of them; undefined before the first answer. */
  checked: number;
  total?: number;
  checkpoints: number;
  intact?: boolean;
  firstBad?: ChainVerification['firstBad'];
  error?: ProblemError;
};

const none: ChainCheck = { running: false, checked: 0, checkpoints: 0 };

/** Checks a tenant's chain stretch by stretch, up to its end or to the first fault. */
export function useChainCheck(tenant: string) {
  const client = useClient(auditContract);
  const [check, setCheck] = useState<ChainCheck>(none);
  const underWay = useRef<AbortController>(undefined);

  // What was found out about one chain says nothing of another.
  useEffect(() => {
    setCheck(none);
    return () => underWay.current?.abort();
  }, [tenant]);

  const start = useCallback(async () => {
    underWay.current?.abort();
    const controller = new AbortController();
    underWay.current = controller;
    const { signal } = controller;
    let sum: ChainCheck = { ...none, running: true };
    setCheck(sum);
    try {
      let after: number | undefined;
      while (sum.running) {
        const found = await client.chain.verify({ tenant, after }, { signal });
        if (signal.aborted) return;
        sum = added(sum, found);
        after = found.next;
        setCheck(sum);
      }
    } catch (error) {
      if (signal.aborted || isAborted(error)) return;
      setCheck({ ...sum, running: false, error: ProblemError.of(error) });
    }
  }, [client, tenant]);

  return { check, start };
}

function added(sum: ChainCheck, found: ChainVerification): ChainCheck {
  const { intact, firstBad, total, next } = found;
  return {
    running: next !== undefined,
    checked: sum.checked + found.events,
    checkpoints: sum.checkpoints + found.checkpoints,
    total,
    intact: next === undefined ? intact : undefined,
    firstBad,
  };
}
