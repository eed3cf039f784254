import {
  AccessRules,
  type AccessRule,
  type SomeAccessRules,
} from './AccessRules';

/** Whose rule it is that holds. */
export type RuleOrigin = 'provider' | 'customer' | 'target';

export type EffectivePolicy = {
  rules: AccessRules;
  /** Whose rule each of them is: the first whose value is as strict as what holds. */
  origins: Record<AccessRule, RuleOrigin>;
};

type Stricter<T> = (a: T, b: T) => T;

const least: Stricter<number> = (a, b) => Math.min(a, b);
const most: Stricter<number> = (a, b) => Math.max(a, b);
const both: Stricter<boolean> = (a, b) => a && b;
// A safeguard: nobody below loses it by a rule above.
const either: Stricter<boolean> = (a, b) => a || b;

/** What is in either list, without what is in both twice. */
const all: Stricter<AccessRules['commandRules']> = (a, b) => [
  ...a,
  ...b.filter(rule => !a.some(other => isSame(other, rule))),
];

/** The later of two in an order that goes from loose to strict. */
function later<T extends string>(order: readonly T[]): Stricter<T> {
  return (a, b) => (order.indexOf(a) >= order.indexOf(b) ? a : b);
}

const stricter: { [R in AccessRule]: Stricter<AccessRules[R]> } = {
  protocols: (a, b) => a.filter(protocol => b.includes(protocol)),
  copyBytes: least,
  pasteBytes: least,
  paste: later(AccessRules.shape.paste.options),
  fileOutBytes: least,
  fileInBytes: least,
  idleSeconds: least,
  absoluteSeconds: least,
  warningSeconds: most,
  graceSeconds: least,
  sessionsPerPerson: least,
  watcher: later(AccessRules.shape.watcher.options),
  grantNeeded: later(AccessRules.shape.grantNeeded.options),
  approvers: later(AccessRules.shape.approvers.options),
  stepUpMinutes: least,
  stepUpMinutesHighRisk: least,
  sameAddress: either,
  mayWatch: both,
  mayStop: either,
  mayPasteSecrets: both,
  mayExport: both,
  mayReview: both,
  emergencyMinutes: least,
  commandRules: all,
  retentionDays: least,
};

const rulesByName = Object.keys(AccessRules.shape) as AccessRule[];

/** What holds where the rules of the provider, of the customer and of the target meet: never looser than any of them. */
export function effectivePolicy(
  provider: AccessRules,
  customer: SomeAccessRules = {},
  target: SomeAccessRules = {},
): EffectivePolicy {
  const rules = { ...provider };
  const origins = {} as EffectivePolicy['origins'];
  for (const rule of rulesByName) {
    origins[rule] = 'provider';
    tighten(rule, { rules, origins }, { customer, target });
  }
  return { rules, origins };
}

function tighten<R extends AccessRule>(
  rule: R,
  { rules, origins }: EffectivePolicy,
  below: Record<'customer' | 'target', SomeAccessRules>,
): void {
  for (const level of ['customer', 'target'] as const) {
    const wanted = below[level][rule] as AccessRules[R] | undefined;
    if (wanted === undefined) continue;
    const result = stricter[rule](rules[rule], wanted);
    if (isSame(result, rules[rule])) continue;
    rules[rule] = result;
    origins[rule] = level;
  }
}

/** Names of the rules that are looser than what holds above, and so would change nothing. */
export function looserRules(
  above: AccessRules,
  wanted: SomeAccessRules,
): AccessRule[] {
  const { rules } = effectivePolicy(above, wanted);
  return rulesByName.filter(
    rule =>
      rule !== 'commandRules' &&
      wanted[rule] !== undefined &&
      !isSame(rules[rule], wanted[rule]),
  );
}

function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) {
    return JSON.stringify(a) === JSON.stringify(b);
  }
  const inB = (item: unknown) => b.some(other => isSame(item, other));
  return a.length === b.length && a.every(inB);
}
