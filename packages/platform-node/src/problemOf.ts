import { z } from 'zod';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import type { Problem } from '@wardroom/platform-common';

const titles: Record<string, [number, string]> = {
  InputError: [400, 'The request is not valid'],
  AuthenticationError: [401, 'Not signed in'],
  NotAllowedError: [403, 'Not allowed'],
  NotFoundError: [404, 'Not found'],
  ConflictError: [409, 'Conflict'],
  PayloadTooLargeError: [413, 'Too large'],
  UnsupportedMediaTypeError: [415, 'Wrong content type'],
  UnprocessableError: [422, 'Cannot be processed'],
  TooManyRequestsError: [429, 'Too many requests'],
  ServiceUnavailableError: [503, 'Not available'],
};

/** An input that its schema refuses, with every field that is wrong. */
export class InvalidInputError extends InputError {
  readonly errors: { field: string; message: string }[];

  constructor(error: z.ZodError) {
    const errors = error.issues.slice(0, 50).flatMap(fieldErrors);
    super(errors.map(e => `${e.field}: ${e.message}`).join('; '));
    this.errors = errors;
  }
}

function fieldErrors(issue: z.core.$ZodIssue) {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      field: path ? `${path}.${key}` : key,
      message: 'is not a field of this request',
    }));
  }
  return [{ field: path || 'body', message: issue.message }];
}

// What the driver and its pool say of a database that cannot be reached, goes down, starts, or has no place left.
const awayCodes =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|08\w{3}|57P0[1-3]|53300)$/;

/** Whether the database was away. */
function isDatabaseAway(error: unknown): boolean {
  const { name, message = '', code = '' } = error as Error & { code?: string };
  return (
    name === 'KnexTimeoutError' ||
    awayCodes.test(code) ||
    message.startsWith('Connection terminated')
  );
}

/** The answer to an error. Errors that are not ours tell nothing of the inside. */
export function problemOf(error: unknown, requestId?: string): Problem {
  if (isDatabaseAway(error)) {
    return problemOf(
      new ServiceUnavailableError(
        'Wardroom does not reach its database at the moment. Try again in a minute.',
      ),
      requestId,
    );
  }
  const { name = 'Error', message = '' } = error as Error;
  const [status, title] = titles[name] ??
    titles[inputName(error)] ?? [500, 'Something went wrong'];
  const detail =
    status === 500
      ? `The request failed on our side. Try again; if it fails again, tell your administrator the number ${requestId}.`
      : message;
  const errors =
    error instanceof InvalidInputError
      ? error.errors
      : namedField(status, message);
  return {
    type: 'about:blank',
    title,
    status,
    detail,
    field: errors?.[0]?.field,
    errors,
    requestId,
  };
}

function inputName(error: unknown): string {
  return error instanceof InputError ? 'InputError' : '';
}

/** Rules of services name their field as the message's beginning: `until: must lie in the future`. */
function namedField(status: number, message: string) {
  const match = status === 400 && /^([A-Za-z_][\w.-]*): (.+)$/s.exec(message);
  return match ? [{ field: match[1], message: match[2] }] : undefined;
}
