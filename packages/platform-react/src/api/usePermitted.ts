import { useEffect, useMemo, useState } from 'react';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { askPermission } from './askPermission';

type Answers = { names: string; held: ReadonlySet<string> };

/** The items whose permission the signed-in person holds; undefined while it is not known. */
export function usePermitted<T extends { permission?: string }>(
  items: readonly T[],
): T[] | undefined {
  const api = useApiHolder().get(permissionApiRef);
  const names = [
    ...new Set(items.flatMap(({ permission }) => permission ?? [])),
  ].join();
  const [answers, setAnswers] = useState<Answers>();
  useEffect(() => {
    if (!names || !api) return undefined;
    let current = true;
    const asking = names.split(',').map(async name => {
      const may = await askPermission(api, name).catch(() => false);
      return may ? [name] : [];
    });
    Promise.all(asking).then(held => {
      if (current) setAnswers({ names, held: new Set(held.flat()) });
    });
    return () => {
      current = false;
    };
  }, [api, names]);
  return useMemo(() => {
    if (names && answers?.names !== names) return undefined;
    return items.filter(
      ({ permission }) => !permission || answers?.held.has(permission),
    );
  }, [items, names, answers]);
}
