import {
  AccessProtocol,
  AccessRules,
  defaultAccessRules,
  type AccessRule,
  type SomeAccessRules,
} from './AccessRules';
import { effectivePolicy, looserRules } from './effectivePolicy';
import { randomNumbers } from '../testing/randomNumbers';

const names = Object.keys(AccessRules.shape) as AccessRule[];

// Written a second time, by other means: how much each value lets through, from nothing to everything.
const looseness: Record<AccessRule, (value: never) => number> = {
  protocols: (v: string[]) => v.length,
  ...byValue(
    'copyBytes',
    'pasteBytes',
    'fileOutBytes',
    'fileInBytes',
    'idleSeconds',
    'absoluteSeconds',
    'graceSeconds',
    'sessionsPerPerson',
    'stepUpMinutes',
    'stepUpMinutesHighRisk',
    'emergencyMinutes',
    'retentionDays',
  ),
  warningSeconds: (v: number) => -v,
  paste: (v: string) => ({ allow: 2, confirm: 1, deny: 0 })[v] as number,
  watcher: (v: string) => ({ marked: 1, always: 0 })[v] as number,
  grantNeeded: (v: string) =>
    ({ never: 2, 'high-risk': 1, always: 0 })[v] as number,
  approvers: (v: string) => ({ either: 1, customer: 0 })[v] as number,
  commandRules: (v: unknown[]) => -v.length,
  sameAddress: (v: boolean) => Number(!v),
  mayWatch: (v: boolean) => Number(v),
  mayStop: (v: boolean) => Number(!v),
  mayPasteSecrets: (v: boolean) => Number(v),
  mayExport: (v: boolean) => Number(v),
  mayReview: (v: boolean) => Number(v),
} as never;

function byValue(...rules: AccessRule[]) {
  return Object.fromEntries(rules.map(rule => [rule, (v: number) => v]));
}

describe('effectivePolicy', () => {
  const random = randomNumbers(20_261_121);

  function someValue(rule: AccessRule): unknown {
    const schema = AccessRules.shape[rule];
    if (rule === 'protocols') {
      return AccessProtocol.options.filter(() => random() < 0.6);
    }
    if (rule === 'commandRules') {
      return ['reboot', 'rm -rf *', 'halt']
        .filter(() => random() < 0.5)
        .map(pattern => ({ pattern, action: 'deny' }));
    }
    if ('options' in schema) {
      const { options } = schema as { options: readonly string[] };
      return options[Math.floor(random() * options.length)];
    }
    if (/^may[A-Z]|^sameAddress/.test(rule)) return random() < 0.5;
    const { minValue, maxValue } = schema as never as Record<string, number>;
    return minValue + Math.floor(random() * (maxValue - minValue + 1));
  }

  function someRules(share: number): SomeAccessRules {
    const given = names.filter(() => random() < share);
    return Object.fromEntries(given.map(rule => [rule, someValue(rule)]));
  }

  const rounds = Array.from({ length: 500 }, () => ({
    provider: someRules(1.1) as AccessRules,
    customer: someRules(0.5),
    target: someRules(0.5),
  }));

  it('is never looser than the rules of provider, customer or target', () => {
    for (const { provider, customer, target } of rounds) {
      const { rules } = effectivePolicy(provider, customer, target);
      for (const rule of names) {
        for (const level of [provider, customer, target]) {
          const own = level[rule];
          if (own === undefined) continue;
          const allows = looseness[rule];
          expect([rule, allows(rules[rule] as never)]).toEqual([
            rule,
            Math.min(allows(rules[rule] as never), allows(own as never)),
          ]);
        }
      }
    }
  });

  it('is no stricter than somebody asked for, and says who did', () => {
    for (const { provider, customer, target } of rounds) {
      const { rules, origins } = effectivePolicy(provider, customer, target);
      for (const rule of names.filter(
        name => !['protocols', 'commandRules'].includes(name),
      )) {
        const levels = { provider, customer, target };
        expect([rule, levels[origins[rule]][rule]]).toEqual([
          rule,
          rules[rule],
        ]);
      }
    }
  });

  it('never allows a protocol that one of them does not', () => {
    for (const { provider, customer, target } of rounds) {
      const { protocols } = effectivePolicy(provider, customer, target).rules;
      for (const level of [provider, customer, target]) {
        const allowed = level.protocols ?? protocols;
        expect(protocols.filter(p => !allowed.includes(p))).toEqual([]);
      }
    }
  });

  it('keeps every rule on commands that one of them has, once', () => {
    for (const { provider, customer, target } of rounds) {
      const { commandRules } = effectivePolicy(
        provider,
        customer,
        target,
      ).rules;
      const wanted = [provider, customer, target].flatMap(
        level => level.commandRules?.map(rule => rule.pattern) ?? [],
      );
      expect(commandRules.map(rule => rule.pattern).sort()).toEqual(
        [...new Set(wanted)].sort(),
      );
    }
  });

  it('is itself valid, and stays as it is when it is applied again', () => {
    for (const { provider, customer, target } of rounds) {
      const { rules } = effectivePolicy(provider, customer, target);
      expect(AccessRules.parse(rules)).toEqual(rules);
      expect(effectivePolicy(rules, customer, target).rules).toEqual(rules);
      expect(looserRules(rules, rules)).toEqual([]);
    }
  });

  it('leaves the stop to a customer whose provider does not offer it', () => {
    const provider = { ...defaultAccessRules, mayStop: false };
    expect(effectivePolicy(provider, { mayStop: true }).rules.mayStop).toBe(
      true,
    );
    const offered = effectivePolicy(defaultAccessRules, { mayStop: false });
    expect(offered.rules.mayStop).toBe(true);
  });

  it('names the wishes that are looser than what holds above', () => {
    expect(
      looserRules(defaultAccessRules, {
        idleSeconds: 3600,
        absoluteSeconds: 600,
        paste: 'deny',
      }),
    ).toEqual(['idleSeconds']);
  });
});
