import { useState } from 'react';
import { useClient, useLoad, useSettled } from '@wardroom/platform-react';
import { assetsContract, type EmergencyPlan } from '@wardroom/assets-common';
import { previewInput, type EmergencyValues } from './startInput';

const none: EmergencyPlan[] = [];

type Choice = {
  /** The plans that it is of. */
  of: EmergencyPlan[];
  /** All where it is absent. */
  chosen?: ReadonlySet<string>;
  /** By customer, where there is a choice. */
  sites: Record<string, string>;
};

/** What an emergency scan would be, while it is still being written, and whom of it the person has chosen: all at first. */
export function usePlans(values: EmergencyValues) {
  const { emergencyScans } = useClient(assetsContract);
  const wanted = JSON.stringify(previewInput(values) ?? null);
  const asked = useSettled(wanted);
  const load = useLoad(
    async signal => {
      const input = JSON.parse(asked) as ReturnType<typeof previewInput> | null;
      return input ? emergencyScans.preview(input, { signal }) : undefined;
    },
    [asked],
  );
  const customers = load.data?.customers ?? none;
  const [choice, setChoice] = useState<Choice>({ of: none, sites: {} });
  // What was chosen of other plans is chosen of none of these.
  const { chosen = new Set(customers.map(({ tenant }) => tenant)), sites } =
    choice.of === customers ? choice : { sites: {} };
  const choose = (more: Partial<Choice>) =>
    setChoice({ of: customers, chosen, sites, ...more });
  return {
    ...{ load, chosen, sites },
    setChosen: (tenants: ReadonlySet<string>) => choose({ chosen: tenants }),
    chooseSite: (tenant: string, site: string) =>
      choose({ sites: { ...sites, [tenant]: site } }),
    isAsked: asked !== 'null',
    plans: customers.filter(({ tenant }) => chosen.has(tenant)),
    /** Whether they are plans of something else than what is written by now. */
    isBehind: wanted !== asked || load.loading,
  };
}
