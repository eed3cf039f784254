import { useCallback, useRef, useState } from 'react';
import type { AnyContractProcedure } from '@orpc/contract';
import { ProblemError } from '../api/ProblemError';
import { useAction, type Action } from '../data/useAction';
import { messages } from '../messages';
import { checkInput } from './checkInput';

export type FormErrors = Record<string, string>;

/** Values of a form, what is wrong with them, and its sending. */
export type FormState<V extends object> = {
  values: V;
  errors: FormErrors;
  set: <N extends keyof V & string>(name: N, value: V[N]) => void;
  /** Replaces all values, as when another thing is edited. */
  reset: (values?: V) => void;
  submit: () => void;
  pending: boolean;
  /** What went wrong and belongs to no single field. */
  problem?: ProblemError;
  /** Counts failed submits: the form moves the focus to the first error when it grows. */
  failures: number;
};

export type FormOptions<V extends object, R> = {
  initial: V;
  /** Checks the input with the schema of this endpoint before it is sent. */
  endpoint?: AnyContractProcedure;
  /** The endpoint's input; without it all values that are not empty. */
  toInput?: (values: V) => unknown;
  submit: (values: V) => Promise<R>;
  /** Told in a toast after success. */
  done?: string | ((result: R) => string);
  onDone?: (result: R) => void;
};

/** The state of one form. Errors of the server come back to the fields that they name. */
export function useForm<V extends object, R>(
  options: FormOptions<V, R>,
): FormState<V> {
  const [values, setValues] = useState(options.initial);
  const [errors, setErrors] = useState<FormErrors>({});
  const [failures, setFailures] = useState(0);
  const latest = useRef({ options, values });
  latest.current = { options, values };
  const fail = useCallback((found: FormErrors) => {
    setErrors(found);
    setFailures(n => n + 1);
  }, []);
  const send: Action<[V], R> = useAction(
    async sent => {
      try {
        return await latest.current.options.submit(sent);
      } catch (error) {
        fail(fieldErrors(error, sent));
        throw error;
      }
    },
    { failure: 'keep', done: options.done, onDone: options.onDone },
  );
  const set = useCallback((name: string, value: unknown) => {
    setValues(old => ({ ...old, [name]: value }));
    setErrors(({ [name]: _, ...rest }) => rest);
  }, []);
  const { run, reset: resetAction } = send;
  const submit = useCallback(() => {
    const { options: now, values: sent } = latest.current;
    const { endpoint, toInput = givenValues } = now;
    const found = endpoint ? checkInput(endpoint, toInput(sent)) : {};
    resetAction();
    if (Object.keys(found).length) fail(found);
    else {
      setErrors({});
      void run(sent);
    }
  }, [fail, resetAction, run]);
  const reset = useCallback(
    (next = latest.current.options.initial) => {
      setValues(next);
      setErrors({});
      resetAction();
    },
    [resetAction],
  );
  const known = Object.keys(errors).some(name => name in values);
  return {
    values,
    errors,
    set,
    reset,
    submit,
    pending: send.pending,
    problem: problemOf(send.error, errors, known),
    failures,
  };
}

/** All values but empty ones: an empty box means that nothing was said. */
export function givenValues(values: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== '' && value !== undefined,
    ),
  );
}

function fieldErrors(error: unknown, values: object): FormErrors {
  const named = ProblemError.of(error).errors.map(({ field, message }) => {
    const own = Object.keys(values).find(
      name => field === name || field.startsWith(`${name}.`),
    );
    return [own ?? field, message] as const;
  });
  return Object.fromEntries(named);
}

function problemOf(
  error: ProblemError | undefined,
  errors: FormErrors,
  known: boolean,
): ProblemError | undefined {
  if (error && !known) return error;
  if (!Object.keys(errors).length || known) return undefined;
  const detail = Object.entries(errors)
    .map(([name, message]) => `${name} ${message}`)
    .join('; ');
  return new ProblemError({
    status: 400,
    title: messages.form.checkFields,
    detail,
  });
}
