import {
  AccessProtocol,
  protocolNames,
  type CommandRule,
  type AccessRule,
  type AccessRules,
  type SomeAccessRules,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.policy;

type Field =
  | { kind: 'number'; unit: keyof typeof words.units; factor: number }
  | { kind: 'choice'; labels: Record<string, string> }
  | { kind: 'yesNo' }
  | { kind: 'protocols' }
  | { kind: 'commands' };

const number = (unit: keyof typeof words.units, factor = 1): Field => ({
  ...{ kind: 'number', unit, factor },
});

/** How people see and give each rule, in the order of the screen. Numbers are in the unit that people think in. */
export const ruleFields: Record<AccessRule, Field> = {
  protocols: { kind: 'protocols' },
  grantNeeded: { kind: 'choice', labels: words.choices.grantNeeded },
  approvers: { kind: 'choice', labels: words.choices.approvers },
  watcher: { kind: 'choice', labels: words.choices.watcher },
  idleSeconds: number('minutes', 60),
  absoluteSeconds: number('minutes', 60),
  warningSeconds: number('seconds'),
  graceSeconds: number('seconds'),
  sessionsPerPerson: number('sessions'),
  stepUpMinutes: number('minutes'),
  stepUpMinutesHighRisk: number('minutes'),
  sameAddress: { kind: 'yesNo' },
  copyBytes: number('kilobytes', 1000),
  pasteBytes: number('kilobytes', 1000),
  paste: { kind: 'choice', labels: words.choices.paste },
  fileOutBytes: number('megabytes', 1024 ** 2),
  fileInBytes: number('megabytes', 1024 ** 2),
  commandRules: { kind: 'commands' },
  mayPasteSecrets: { kind: 'yesNo' },
  mayWatch: { kind: 'yesNo' },
  mayStop: { kind: 'yesNo' },
  mayExport: { kind: 'yesNo' },
  mayReview: { kind: 'yesNo' },
  emergencyMinutes: number('minutes'),
  retentionDays: number('days'),
};

export const ruleNames = Object.keys(ruleFields) as AccessRule[];

/** The choice that leaves a rule to the level above. */
export const leftToAbove = 'above';

/** The choice that allows no protocol at all. */
export const noProtocol = 'none';

/** Rules as a form holds them: text, empty where the level above decides, as is a list without protocols. */
export type RuleValues = Record<Exclude<AccessRule, 'protocols'>, string> & {
  protocols: string[];
};

/** The value of a rule in words. */
export function ruleInWords(rule: AccessRule, rules: AccessRules): string {
  const field = ruleFields[rule];
  const value = rules[rule];
  if (field.kind === 'number') {
    const shown = Number(value) / field.factor;
    const off = value === 0 && rule !== 'stepUpMinutes';
    if (off && rule !== 'stepUpMinutesHighRisk' && rule !== 'graceSeconds') {
      return words.off;
    }
    return inWords(shown, field.unit);
  }
  if (field.kind === 'choice') return field.labels[String(value)];
  if (field.kind === 'yesNo') {
    return value ? words.choices.yesNo.yes : words.choices.yesNo.no;
  }
  if (field.kind === 'protocols') {
    return rules.protocols.map(p => protocolNames[p]).join(', ') || words.none;
  }
  return rules.commandRules.length > 0
    ? rules.commandRules.map(commandLine).join(' · ')
    : words.none;
}

/** Whole hours are easier to read than as many minutes. */
function inWords(shown: number, unit: keyof typeof words.units): string {
  if (unit === 'minutes' && shown > 60 && shown % 60 === 0) {
    return words.hours(shown / 60);
  }
  return `${Math.round(shown * 10) / 10} ${words.units[unit]}`;
}

/** The own rules of a tenant as a form holds them. */
export function valuesOf(own: SomeAccessRules): RuleValues {
  const values = ruleNames.map(rule => [rule, textOf(rule, own)]);
  const allowed: string[] = own.protocols ?? [];
  const protocols = own.protocols?.length === 0 ? [noProtocol] : allowed;
  return { ...Object.fromEntries(values), protocols } as RuleValues;
}

function textOf(rule: AccessRule, own: SomeAccessRules): string {
  const field = ruleFields[rule];
  const value = own[rule];
  if (value === undefined) return '';
  if (field.kind === 'number') return String(Number(value) / field.factor);
  if (field.kind === 'yesNo') return value ? 'yes' : 'no';
  if (field.kind === 'commands') {
    return (own.commandRules ?? []).map(commandLine).join('\n');
  }
  return String(value);
}

/** What the endpoint takes of the values of a form. */
export function rulesOf(values: RuleValues): SomeAccessRules {
  const { protocols, ...texts } = values;
  const given = Object.entries(texts)
    .map(([rule, text]) => [rule, text.trim()])
    .filter(([, text]) => !['', leftToAbove].includes(text));
  const rules = given.map(([rule, text]) => [
    rule,
    valueOf(rule as AccessRule, text),
  ]);
  const allowed = AccessProtocol.options.filter(p => protocols.includes(p));
  if (protocols.length > 0) rules.push(['protocols', allowed]);
  return Object.fromEntries(rules);
}

function valueOf(rule: AccessRule, text: string): unknown {
  const field = ruleFields[rule];
  if (field.kind === 'number') return Math.round(Number(text) * field.factor);
  if (field.kind === 'yesNo') return text === 'yes';
  if (field.kind === 'commands') return text.split('\n').map(ruleOfLine);
  return text;
}

function commandLine({ action, pattern }: AccessRules['commandRules'][0]) {
  return `${action}: ${pattern}`;
}

function ruleOfLine(line: string): CommandRule {
  const [, action, pattern] = /^\s*(\w+)\s*:\s*(.*)$/.exec(line) ?? [];
  // What is no rule is refused by the server, with the rule that it belongs to.
  return { action, pattern: pattern ?? line } as CommandRule;
}
