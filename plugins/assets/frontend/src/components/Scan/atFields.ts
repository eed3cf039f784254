import { ProblemError } from '@wardroom/platform-react';

/** An error whose fields are called as those of the form: `recurrence.at` is told at `at`. */
export function atFields(error: unknown, values: object): ProblemError {
  const problem = ProblemError.of(error);
  const errors = problem.errors.map(({ field, message }) => {
    const [group, setting] = field.split('.');
    if (group === 'settings')
      return { field: group, message: `${setting}: ${message}` };
    const own = field.split('.').reverse();
    const named = own.find(part => part in values);
    const blackout = field.startsWith('blackouts') ? 'dates' : undefined;
    return { field: blackout ?? named ?? field, message };
  });
  const { status, title, detail, requestId } = problem;
  return new ProblemError({ status, title, detail, requestId, errors });
}
