import type { ProposedPlan } from '@wardroom/remote-access-common';

/** A plan as a form holds it: the lines of commands by the id of their target. */
export type PlanValues = {
  planTargets: string[];
  planCommands: Record<string, string>;
  planFiles: boolean;
};

export const noPlan: PlanValues = {
  ...{ planTargets: [], planCommands: {}, planFiles: false },
};

/** What the endpoint takes of the values; undefined where nothing is planned. */
export function planInput(values: PlanValues): ProposedPlan | undefined {
  const { planTargets, planCommands, planFiles: files } = values;
  if (planTargets.length === 0) return undefined;
  const steps = planTargets.map(target => ({
    target,
    commands: (planCommands[target] ?? '')
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== ''),
  }));
  return { steps, files };
}
