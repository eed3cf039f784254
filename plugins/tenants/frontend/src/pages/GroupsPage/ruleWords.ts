import type { GroupRule } from '@wardroom/tenants-common';
import { tierName } from '../../components/CustomerState/tierName';
import { messages } from '../../messages';

/** A rule as a sentence: "Tier: Enterprise and Region: Europe". */
export function ruleWords(rule: GroupRule | undefined): string {
  const { is, and, noRule } = messages.groups;
  const { tier, industry, region } = messages.fields;
  const lines = [
    [tier, rule?.tier?.map(tierName)] as const,
    [industry, rule?.industry] as const,
    [region, rule?.region] as const,
  ].flatMap(([label, values]) =>
    values?.length ? [is(label, values.join(', '))] : [],
  );
  return lines.join(and) || noRule;
}
