import type { Secret } from '@wardroom/platform-common';
import {
  decodeCredentialSecret,
  webAddressOf,
  type DesktopOrder,
  type OneTimeSecret,
  type WebSettings,
} from '@wardroom/remote-access-common';
import { z } from 'zod';
import { DialFailure } from '../dial/DialFailure';
import { isCodeUsed, oneTimeCode } from '../dial/oneTimeCode';
import type { BrowserRoad } from './BrowserRoad';
import { lookAtForm } from './lookAtForm';
import { signInByBasic } from './signInByBasic';
import { signInByForm } from './signInByForm';
import type { WebApplication } from './WebApplication';
import type { WebPage } from './WebPage';

const Navigation = z.object({ errorText: z.string().optional() });
const Look = z.object({ status: z.number() });

type Facts = {
  target: DesktopOrder['target'];
  settings: WebSettings;
  application: WebApplication;
  road: BrowserRoad;
  /** Milliseconds for a form to appear, and for what follows it. */
  patienceMs: number;
  signal: AbortSignal;
};

/** Opens a web application's first page and signs in, while nobody sees it. */
export class WebSignIn {
  constructor(private readonly facts: Facts) {}

  /** Throws `DialFailure`. The secret is as it was: whoever opened it zeroes it. */
  async run(secret: Secret): Promise<void> {
    const { application, settings, target, patienceMs, signal } = this.facts;
    const opened = decodeCredentialSecret(secret.exposeBytes());
    if (opened.kind !== 'password') {
      throw new DialFailure('credential-unusable');
    }
    const { username } = target;
    const { password, oneTime } = opened;
    const page = await application.pages.begin();
    if (settings.signIn.kind === 'basic') {
      await this.answer(page, { username, password });
    } else {
      await this.open(page);
      const code = oneTime && (() => freshCode(oneTime));
      const { kind, ...selectors } = settings.signIn;
      await signInByForm(page, {
        ...{ selectors, patienceMs, signal },
        secrets: { username, password, code },
      });
    }
    await application.pages.handOver();
  }

  private async answer(
    page: WebPage,
    secrets: { username: string; password: Uint8Array },
  ): Promise<void> {
    const { application, settings, target } = this.facts;
    const { origin } = new URL(webAddressOf({ ...target, settings }));
    const { pipe } = application.browser;
    const stop = await signInByBasic(pipe, page, { origin, ...secrets });
    await this.open(page);
    await stop();
    const { status } = Look.parse(await page.run(lookAtForm, {}));
    if (status === 401 || status === 403) throw new DialFailure('auth-failed');
    if (status >= 400) throw new DialFailure('sign-in-unfinished');
  }

  private async open(page: WebPage): Promise<void> {
    const { settings, target, road } = this.facts;
    const url = webAddressOf({ ...target, settings });
    const answer = await page.ask('Page.navigate', { url });
    const { errorText = '' } = Navigation.parse(answer);
    if (/ERR_(?:CERT|SSL)_/.test(errorText)) {
      throw new DialFailure('certificate-invalid');
    }
    if (/ERR_BLOCKED_BY_ADMINISTRATOR/.test(errorText)) {
      throw new DialFailure('address-not-allowed');
    }
    if (/ERR_INVALID_AUTH_CREDENTIALS/.test(errorText)) {
      throw new DialFailure('auth-failed');
    }
    if (errorText) throw road.lastFailure ?? new DialFailure('unreachable');
  }
}

function freshCode(secret: OneTimeSecret): string {
  if (isCodeUsed(secret)) throw new DialFailure('code-used');
  return oneTimeCode(secret);
}
