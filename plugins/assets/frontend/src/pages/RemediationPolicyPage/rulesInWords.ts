import {
  remediationPresets,
  type RemediationRules,
} from '@wardroom/assets-common';
import { messages } from '../../messages';

const words = messages.remediation;

type Rule = keyof typeof words.rules;
export type RuleInWords = {
  rule: Rule;
  label: string;
  help: string;
  holds: string;
};

/** Each rule with what it says, in the order in which people read them. */
export function rulesInWords({
  days,
  ...rules
}: RemediationRules): RuleInWords[] {
  const all = { ...days, ...rules };
  return (Object.keys(words.rules) as Rule[]).map(rule => ({
    ...{ rule, ...words.rules[rule] },
    holds: holdsOf(rule, all[rule]),
  }));
}

function holdsOf(rule: Rule, value: number | boolean | null): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (rule === 'exploitedFromEpss') {
    return value === null ? words.onlyKnown : words.fromEpss(value);
  }
  return value === null ? words.noDeadline : words.days(value);
}

/** A sentence where the rules are those of a preset. */
export function presetOf(rules: RemediationRules): string | undefined {
  const text = (some: RemediationRules) =>
    JSON.stringify(rulesInWords(some).map(({ holds }) => holds));
  const preset = remediationPresets.find(
    one => text(one.rules) === text(rules),
  );
  return preset && words.preset(preset.title);
}
