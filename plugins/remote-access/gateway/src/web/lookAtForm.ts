/** Where the fields of a sign-in form are; those without a selector are found by what they are. */
export type FormSelectors = {
  username?: string;
  password?: string;
  code?: string;
  submit?: string;
  success?: string;
};

export type FormField = 'username' | 'password' | 'code';

/** Something that can be seen on the page now, and whether it was filled in already. */
type Seen = { there: boolean; filled: boolean };

export type FormLook = Record<FormField, Seen> & {
  /** Whether the sign of success is there. */
  success: boolean;
  /** Whether the page is complete. */
  complete: boolean;
  /** HTTP status of the page. */
  status: number;
};

type Notes = {
  filled: Set<Element>;
  fields: Partial<Record<FormField, HTMLElement>>;
};

/**
 * Looks for a sign-in form. It runs in the page, apart from the page's own scripts, and notes what it finds for
 * `focusField`; so it uses nothing from outside itself.
 */
export function lookAtForm(selectors: FormSelectors): FormLook {
  const here = globalThis as typeof globalThis & { notes?: Notes };
  here.notes ??= { filled: new Set(), fields: {} };
  const { filled, fields } = here.notes;
  const below = (root: ParentNode): HTMLElement[] =>
    [...root.querySelectorAll<HTMLElement>('*')].flatMap(element =>
      element.shadowRoot ? [element, ...below(element.shadowRoot)] : [element],
    );
  const seen = (element: HTMLElement) =>
    element.getClientRects().length > 0 &&
    getComputedStyle(element).visibility !== 'hidden';
  const visible = below(document).filter(seen);
  const matching = (selector: string) => {
    try {
      return visible.find(element => element.matches(selector));
    } catch {
      return undefined;
    }
  };
  const inputs = visible.filter(
    element =>
      element instanceof HTMLInputElement &&
      !element.disabled &&
      !element.readOnly,
  ) as HTMLInputElement[];
  const saysOf = (input: HTMLInputElement) => {
    const labels = [...(input.labels ?? [])].map(label => label.textContent);
    const { name, id, placeholder, ariaLabel } = input;
    return [name, id, placeholder, ariaLabel, ...labels].join(' ');
  };
  const isCode = (input: HTMLInputElement) =>
    input.autocomplete === 'one-time-code' ||
    (['text', 'tel', 'number', 'password'].includes(input.type) &&
      /(?:^|[^a-z])(?:otp|totp|mfa|2fa|tfa|one.?time|verification|authenticator|token|code)(?:[^a-z]|$)/i.test(
        saysOf(input),
      ));
  const texts = inputs.filter(
    input => ['text', 'email', 'tel'].includes(input.type) && !isCode(input),
  );
  const guessed = {
    password: inputs.find(input => input.type === 'password' && !isCode(input)),
    code: inputs.find(isCode),
  };
  const isBefore = (input: HTMLElement) =>
    guessed.password === undefined
      ? /user|login|mail|account|name/i.test(saysOf(input as HTMLInputElement))
      : inputs.indexOf(input as HTMLInputElement) <
        inputs.indexOf(guessed.password);
  const username =
    texts.find(input => /username|email/.test(input.autocomplete)) ??
    texts.findLast(isBefore);
  const guesses = { ...guessed, username };
  for (const name of ['username', 'password', 'code'] as const) {
    const selector = selectors[name];
    fields[name] = selector ? matching(selector) : guesses[name];
  }
  const told = (field: HTMLElement | undefined): Seen => ({
    there: field !== undefined,
    filled: field !== undefined && filled.has(field),
  });
  const [navigation] = performance.getEntriesByType(
    'navigation',
  ) as PerformanceNavigationTiming[];
  return {
    username: told(fields.username),
    password: told(fields.password),
    code: told(fields.code),
    success:
      selectors.success !== undefined &&
      matching(selectors.success) !== undefined,
    complete: document.readyState === 'complete',
    status: navigation?.responseStatus ?? 0,
  };
}

/** Makes the field that was found the one that is typed in; empty, and noted as filled. Runs in the page, as above. */
export function focusField(field: FormField): void {
  const { notes } = globalThis as typeof globalThis & { notes?: Notes };
  const element = notes?.fields[field];
  if (!element) return;
  element.focus();
  if (element instanceof HTMLInputElement) element.select();
  notes?.filled.add(element);
}

/** Presses a button, and says whether it is there. Runs in the page, as above. */
export function pressButton(selector: string): boolean {
  try {
    const button = document.querySelector<HTMLElement>(selector);
    button?.click();
    return button !== null;
  } catch {
    return false;
  }
}

/** Empties what was typed in: nothing of it stays on the page that is handed over. Runs in the page, as above. */
export function emptyFields(): void {
  const { notes } = globalThis as typeof globalThis & { notes?: Notes };
  for (const element of notes?.filled ?? []) {
    if (element instanceof HTMLInputElement) element.value = '';
  }
}
