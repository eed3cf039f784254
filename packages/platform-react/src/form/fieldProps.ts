import type { FormState } from './useForm';

export type FieldOf<V extends object, T> = {
  form: FormState<V>;
  /** The value of the form that this field changes. */
  name: { [N in keyof V & string]: V[N] extends T ? N : never }[keyof V &
    string];
  label: string;
  description?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
};

/** What every field hands to its component: name, label, value and the error in words. */
export function fieldProps<V extends object, T>(field: FieldOf<V, T>) {
  const { form, name, label, description, isRequired, isDisabled } = field;
  const error = form.errors[name];
  return {
    name,
    label,
    description,
    isRequired,
    isDisabled,
    // The message shows as soon as it is known, from the server's answer or the schema alike.
    validationBehavior: 'aria' as const,
    validate: () => error ?? null,
  };
}

/**
 * What a choice among values hands to its component. Where nothing is chosen the component asks nobody whether that is
 * right: the error stands in place of the description.
 */
export function choiceProps<V extends object, T>(field: FieldOf<V, T>) {
  const { form, name, description } = field;
  const error = form.errors[name];
  const value = form.values[name] as unknown;
  const empty = !value || (Array.isArray(value) && value.length === 0);
  return {
    ...fieldProps(field),
    isInvalid: error ? true : undefined,
    description: (empty && error) || description,
  };
}
