import { useEffect, useState } from 'react';
import { useClient, useLoad, useSettled } from '@wardroom/platform-react';
import { assetsContract } from '@wardroom/assets-common';
import { previewInput, type EmergencyValues } from './startInput';

/** What an emergency scan would be, while it is still being written, and whom of it the person has chosen: all at first. */
export function usePlans(values: EmergencyValues) {
  const { emergencyScans } = useClient(assetsContract);
  const asked = useSettled(JSON.stringify(previewInput(values) ?? null));
  const load = useLoad(
    async signal => {
      const input = JSON.parse(asked) as ReturnType<typeof previewInput> | null;
      return input ? emergencyScans.preview(input, { signal }) : undefined;
    },
    [asked],
  );
  const { data } = load;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [sites, setSites] = useState<Record<string, string>>({});
  useEffect(() => {
    setChosen(new Set(data?.customers.map(({ tenant }) => tenant)));
    setSites({});
  }, [data]);
  return {
    ...{ load, chosen, setChosen, sites },
    isAsked: asked !== 'null',
    chooseSite: (tenant: string, site: string) =>
      setSites(old => ({ ...old, [tenant]: site })),
    plans: (data?.customers ?? []).filter(({ tenant }) => chosen.has(tenant)),
  };
}
