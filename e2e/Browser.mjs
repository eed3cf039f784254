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
  /** `account` is an entry of demo-people.json. */
  static async signIn({ browser, base, account }) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      baseURL: base,
    });
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
      // Many sign-ins from one address are slowed down: the journeys wait for their turn as people would.
      for (let attempt = 1; attempt <= 4; attempt++) {
        if (
          await code.waitFor({ timeout: 20_000 }).then(
            () => true,
            () => false,
          )
        )
          break;
        await page.locator('input[type=password]').first().press('Enter');
      }
      await code.fill(generateSync({ secret: account.totpSecret }));
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
    await this.page.getByRole(role, { name }).first().click();
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
    const found = await this.page.evaluate(async () => {
      const { violations } = await window.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      });
      return (
        violations
          .filter(v => v.impact === 'serious' || v.impact === 'critical')
          // An empty element that the component library leaves in the page; it shows nothing and cannot be named from here.
          .map(v => ({
            ...v,
            nodes: v.nodes.filter(
              n =>
                !/^<div role="img" aria-labelledby="react-aria[^"]*"><\/div>$/.test(
                  n.html,
                ),
            ),
          }))
          .filter(v => v.nodes.length > 0)
          .map(
            v =>
              `${v.id}: ${v.nodes[0].html.slice(0, 200)} (${v.nodes.length})`,
          )
      );
    });
    return found;
  }

  async leave() {
    await this.page.context().close();
  }
}
