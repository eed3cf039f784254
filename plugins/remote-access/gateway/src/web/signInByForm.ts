import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { DialFailure } from '../dial/DialFailure';
import { BrowserRefusal } from './BrowserPipe';
import {
  emptyFields,
  focusField,
  lookAtForm,
  pressButton,
  type FormField,
  type FormLook,
  type FormSelectors,
} from './lookAtForm';
import type { WebPage } from './WebPage';

/** Milliseconds between two looks at the page. */
const lookMs = 100;
/** Looks at a page without a form before it is believed: scripts may still be about to show one. */
const calmLooks = 8;

const Seen = z.object({ there: z.boolean(), filled: z.boolean() });
const Look = z.object({
  username: Seen,
  password: Seen,
  code: Seen,
  success: z.boolean(),
  complete: z.boolean(),
  status: z.number(),
});

export type FormSecrets = {
  username: string;
  /** UTF-8. */
  password: Uint8Array;
  /** Gives the code of this moment; absent where the credential has none. Throws `DialFailure`. */
  code?: () => string;
};

type Wishes = {
  selectors: FormSelectors;
  secrets: FormSecrets;
  /** Milliseconds for a form to appear, and for what follows it. */
  patienceMs: number;
  signal: AbortSignal;
};

/**
 * Signs in by a form, whether its fields are on one page or on several: what is asked for is typed once, and whoever
 * asks again did not take it. Nothing that was typed is left on the page. Throws `DialFailure`.
 */
export async function signInByForm(
  page: WebPage,
  wishes: Wishes,
): Promise<void> {
  const { selectors, secrets, patienceMs, signal } = wishes;
  const typed = new Set<FormField>();
  let calm = 0;
  let since = performance.now();
  for (;;) {
    signal.throwIfAborted();
    const look = await lookAt(page, selectors);
    const fields = look ? askedFor(look, typed, secrets) : [];
    if (look && fields.length > 0) {
      if (fields.some(field => typed.has(field) && field !== 'username')) {
        throw new DialFailure('auth-failed');
      }
      if (fields.includes('code') && !secrets.code) {
        throw new DialFailure('code-missing');
      }
      await fill(page, fields, secrets);
      await submit(page, selectors.submit);
      for (const field of fields) typed.add(field);
      since = performance.now();
      calm = 0;
    } else if (look && isIn(look, typed, selectors)) {
      calm += 1;
      if (selectors.success || calm >= calmLooks) {
        refuseErrors(look);
        await page.run(emptyFields, {});
        return;
      }
    } else {
      calm = 0;
    }
    if (performance.now() - since > patienceMs) throw failureOf(look, typed);
    await wait(lookMs);
  }
}

/** Undefined while one page gives way to the next. */
async function lookAt(
  page: WebPage,
  selectors: FormSelectors,
): Promise<FormLook | undefined> {
  try {
    return Look.parse(await page.run(lookAtForm, { ...selectors }));
  } catch (error) {
    if (error instanceof BrowserRefusal || error instanceof z.ZodError) {
      return undefined;
    }
    throw error;
  }
}

/** The fields that wait to be filled, in the order of typing. */
function askedFor(
  look: FormLook,
  typed: Set<FormField>,
  { username }: FormSecrets,
): FormField[] {
  if (!look.complete) return [];
  const open = (field: FormField) => look[field].there && !look[field].filled;
  const secret = (['password', 'code'] as const).filter(open);
  // A name alone is asked for by the first of several pages; on later ones it is some other field.
  const named = secret.includes('password') || typed.size === 0;
  return username && named && open('username')
    ? ['username', ...secret]
    : secret;
}

async function fill(
  page: WebPage,
  fields: FormField[],
  { username, password, code }: FormSecrets,
): Promise<void> {
  const values = {
    username: () => username,
    password: () => password,
    // Each is good for once, and not for long.
    code: () => code?.() ?? '',
  };
  for (const field of fields) {
    await page.run(focusField, field);
    await page.type(values[field]());
  }
}

async function submit(page: WebPage, button?: string): Promise<void> {
  if (button === undefined) {
    await page.pressEnter();
  } else if ((await page.run(pressButton, button)) !== true) {
    throw new DialFailure('no-sign-in-form');
  }
}

function isIn(
  look: FormLook,
  typed: Set<FormField>,
  { success }: FormSelectors,
): boolean {
  if (success) return look.success;
  const asked = look.password.there || look.code.there;
  return typed.has('password') && look.complete && !asked;
}

function refuseErrors({ status }: FormLook): void {
  if (status === 401 || status === 403) throw new DialFailure('auth-failed');
  if (status >= 400) throw new DialFailure('sign-in-unfinished');
}

function failureOf(
  look: FormLook | undefined,
  typed: Set<FormField>,
): DialFailure {
  if (!typed.has('password')) return new DialFailure('no-sign-in-form');
  const asked = look?.password.there || look?.code.there;
  return new DialFailure(asked ? 'auth-failed' : 'sign-in-unfinished');
}
