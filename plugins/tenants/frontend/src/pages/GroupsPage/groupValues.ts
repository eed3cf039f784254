import { Tier, type TenantGroup } from '@wardroom/tenants-common';

/** A group as its form holds it. */
export type GroupValues = {
  name: string;
  description: string;
  tier: string[];
  industry: string[];
  region: string[];
  members: string[];
  exclusions: string[];
};

/** The values of a group, or of a new one. */
export function groupValues(group?: TenantGroup): GroupValues {
  return {
    name: group?.name ?? '',
    description: group?.description ?? '',
    tier: group?.rule?.tier ?? [],
    industry: group?.rule?.industry ?? [],
    region: group?.rule?.region ?? [],
    members: group?.members ?? [],
    exclusions: group?.exclusions ?? [],
  };
}

/** What the form says, as the endpoints take it. An empty line of the rule demands nothing. */
export function groupInput(values: GroupValues) {
  const { name, description, tier, industry, region } = values;
  const rule = {
    ...(tier.length && { tier: Tier.array().parse(tier) }),
    ...(industry.length && { industry }),
    ...(region.length && { region }),
  };
  return {
    name,
    description: description || undefined,
    rule,
    members: values.members,
    exclusions: values.exclusions,
  };
}
