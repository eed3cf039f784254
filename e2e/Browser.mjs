// A person at a real browser: signs in, looks, presses buttons by their accessible names.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { generateSync } from 'otplib';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One Chromium for all journeys. */
export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.WARDROOM_CHROMIUM ?? '/usr/bin/chromium',
    args: flags,
  });
}

export class Person {
  /** Requests of the page that have no answer yet. */
  #underWay = new Set();

  /** `account` is an entry of demo-people.json. */
  static async signIn({ browser, base, account }) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      baseURL: base,
    });
    // A page that never comes is told by this, not by how slow the machine is today.
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    const person = new Person(page, account);
    await page.goto('/');
    await page
      .getByLabel(/e-mail/i)
      .first()
      .fill(account.email);
    await page.locator('input[type=password]').first().fill(account.password);
    await page.keyboard.press('Enter');
    if (account.totpSecret) {
      const code = page.getByRole('textbox', { name: /code/i }).first();
      await code.fill(await freshCode(account.totpSecret));
      await page.keyboard.press('Enter');
    }
    await page
      .getByRole('heading', { level: 1, name: /My work|Overview/ })
      .waitFor();
    return person;
  }

  constructor(page, account) {
    this.page = page;
    this.account = account;
    this.actions = 0;
    this.faults = [];
    this.#countRequests();
    page.on('pageerror', error =>
      this.faults.push(`page error: ${error.message}`),
    );
    page.on('response', answer => {
      if (answer.status() >= 500)
        this.faults.push(`${answer.status()} ${answer.url()}`);
    });
  }

  async press(role, name) {
    this.actions += 1;
    const { page } = this;
    const wanted = page.getByRole(role, { name }).first();
    await wanted.waitFor();
    // What is still loading moves what is below it, and a press that begins beside it counts for nobody.
    await this.rests();
    await wanted.click();
  }

  /** Waits until the page has nothing under way: after three seconds no longer for its requests, since some pages never rest. */
  async rests() {
    const enough = Date.now() + 3_000;
    for (let calm = 0; calm < 4 && Date.now() < enough;) {
      await this.page.waitForTimeout(25);
      calm = this.#underWay.size === 0 ? calm + 1 : 0;
    }
    const busy = this.page.locator('main [aria-busy=true]').first();
    await busy.waitFor({ state: 'hidden' });
  }

  // The browser says `networkidle` once for each document, and nothing of what the page asks for after that.
  #countRequests() {
    this.page.on('request', request => this.#underWay.add(request));
    for (const end of ['requestfinished', 'requestfailed']) {
      this.page.on(end, request => this.#underWay.delete(request));
    }
  }

  async see(role, name, options = {}) {
    await this.page.getByRole(role, { name }).first().waitFor(options);
  }

  /** The status with which the API answers this person. */
  async status(path) {
    return (await this.#call(path)).status;
  }

  /** What the API answers this person. */
  async read(path) {
    return (await this.#call(path)).body;
  }

  // With this browser's token, as a script in its page could.
  async #call(path) {
    return this.page.evaluate(async address => {
      const refreshed = await fetch('/api/auth/wardroom/refresh', {
        headers: { 'x-requested-with': 'XMLHttpRequest' },
      });
      const { backstageIdentity } = await refreshed.json();
      const answer = await fetch(address, {
        headers: { authorization: `Bearer ${backstageIdentity.token}` },
      });
      return {
        status: answer.status,
        body: await answer.json().catch(() => undefined),
      };
    }, path);
  }

  /** Serious and critical violations of WCAG 2.2 A and AA on the page as it is now. */
  async violations() {
    await this.page.evaluate(axeSource);
    // What is still fading in, or on its way from one theme to the other, has no colour to be judged yet.
    await this.page
      .waitForFunction(isStill, undefined, { timeout: 5_000 })
      .catch(() => {});
    const found = await this.page.evaluate(async () => {
      // Without the component library's messages to screen readers: they name what was on the page when they were made.
      const page = { exclude: ['[data-live-announcer]'] };
      const { violations } = await window.axe.run(page, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      });
      return violations
        .filter(v => v.impact === 'serious' || v.impact === 'critical')
        .map(({ id, nodes }) =>
          [
            `${id}: ${nodes[0].html.slice(0, 200)} (${nodes.length})`,
            ...nodes[0].any.map(({ message }) => message),
          ].join(' '),
        );
    });
    return found;
  }

  async leave() {
    await this.page.context().close();
  }
}

const usedCodes = new Set();

// Each code is good once: whoever signs in twice within half a minute waits for the next one.
async function freshCode(secret) {
  for (;;) {
    const code = generateSync({ secret });
    const use = `${secret} ${code}`;
    if (!usedCodes.has(use)) {
      usedCodes.add(use);
      return code;
    }
    await new Promise(resolve => {
      setTimeout(resolve, 500);
    });
  }
}

// Runs in the page. A spinner never ends, and an animation without progress has not begun: neither is waited for.
function isStill() {
  const fading = Array.from(document.querySelectorAll('[style*="opacity"]'));
  const moving = document.getAnimations().filter(({ playState, effect }) => {
    const { endTime, progress } = effect.getComputedTiming();
    return playState === 'running' && endTime < Infinity && progress !== null;
  });
  return (
    moving.length === 0 &&
    fading.every(({ style }) => [0, 1].includes(Number(style.opacity)))
  );
}
