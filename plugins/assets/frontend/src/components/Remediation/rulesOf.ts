import { ProblemError } from '@wardroom/platform-react';
import { RemediationRules } from '@wardroom/assets-common';
import { messages } from '../../messages';

const words = messages.remediation.form;

const severityNames = ['Critical', 'High', 'Medium', 'Low'] as const;
const capNames = [
  'exploitedDays',
  'exposedDays',
  'exploitedAndExposedDays',
] as const;

/** The deadlines in days, in the order in which they are shown. */
export const dayNames = [...severityNames, ...capNames];
type DayName = (typeof dayNames)[number];

/** The rules as a form holds them: numbers are text, empty where there is no deadline. */
export type RemediationValues = Record<
  DayName | 'exploitedFromEpss',
  string
> & {
  preset: string;
  capsAtKev: boolean;
  restartsOnReturn: boolean;
};

/** The values of a form for some rules. */
export function valuesOf(
  { days, ...rules }: RemediationRules,
  preset = '',
): RemediationValues {
  const { capsAtKev, restartsOnReturn, ...numbers } = { ...days, ...rules };
  const texts = Object.entries(numbers).map(([name, value]) => [
    name,
    value === null ? '' : String(value),
  ]);
  return {
    ...{ preset, capsAtKev, restartsOnReturn },
    ...(Object.fromEntries(texts) as Record<keyof typeof numbers, string>),
  };
}

/** The rules that the values of a form say. What is wrong is told of each field. */
export function rulesOf(values: RemediationValues): RemediationRules {
  const { capsAtKev, restartsOnReturn } = values;
  const numbers = (names: readonly (DayName | 'exploitedFromEpss')[]) =>
    Object.fromEntries(
      names.map(name => {
        const text = values[name].trim();
        return [name, text ? Number(text) : null];
      }),
    );
  const rules = RemediationRules.safeParse({
    days: numbers(severityNames),
    ...numbers(capNames),
    ...numbers(['exploitedFromEpss']),
    ...{ capsAtKev, restartsOnReturn },
  });
  if (rules.success) return rules.data;
  const errors = rules.error.issues.map(({ path, code, message }) => {
    const field = String(path.at(-1));
    const wrong = field === 'exploitedFromEpss' ? words.wrong : words.wrongDays;
    return { field, message: code === 'invalid_type' ? wrong : message };
  });
  const detail = errors.map(({ message }) => message).join('; ');
  throw new ProblemError({ status: 400, title: '', detail, errors });
}
