import { useEffect, useState } from 'react';
import { useApiHolder, type ApiRef } from '@backstage/frontend-plugin-api';

/** What a directory finds for an id; undefined until then, and where there is no directory, as in tests of a part. */
export function useFound<T>(
  ref: ApiRef<{ find(id: string): Promise<T | undefined> }>,
  id: string | undefined,
): T | undefined {
  const directory = useApiHolder().get(ref);
  const [answer, setAnswer] = useState<{ id: string; found?: T }>();
  useEffect(() => {
    if (!id || !directory) return undefined;
    let current = true;
    directory.find(id).then(found => current && setAnswer({ id, found }));
    return () => {
      current = false;
    };
  }, [id, directory]);
  return answer?.id === id ? answer?.found : undefined;
}
