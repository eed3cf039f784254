import { ConflictError } from '@backstage/errors';

export type Transition<S extends string> = { from: readonly S[]; to: S };

/** The states of a noun and the only ways between them. */
export type Lifecycle<S extends string = string, A extends string = string> = {
  initial: S;
  states: readonly S[];
  transitions: Readonly<Record<A, Transition<S>>>;
  /** Whether the action may be taken in this state. */
  can(state: S, action: A): boolean;
  /** The state after the action. Throws ConflictError where the action is not allowed. */
  next(state: S, action: A): S;
  /** All actions that may be taken in this state. */
  actions(state: S): A[];
};

/** Declares a life cycle. Every state that is not the initial one is reached by a transition. */
export function defineLifecycle<S extends string, A extends string>(options: {
  noun: string;
  initial: S;
  transitions: Record<A, Transition<S>>;
}): Lifecycle<S, A> {
  const { noun, initial, transitions } = options;
  const all = Object.values<Transition<S>>(transitions);
  const states = [...new Set([initial, ...all.map(t => t.to)])];
  const can = (state: S, action: A) => transitions[action].from.includes(state);
  return {
    initial,
    states,
    transitions,
    can,
    next(state, action) {
      if (can(state, action)) return transitions[action].to;
      throw new ConflictError(
        `This ${noun} is ${state.replaceAll('_', ' ')}: "${action}" is possible only when it is ${transitions[action].from.join(' or ').replaceAll('_', ' ')}`,
      );
    },
    actions(state) {
      return (Object.keys(transitions) as A[]).filter(a => can(state, a));
    },
  };
}
