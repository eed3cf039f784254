// What the open pages of a browser show, so that a step that failed elsewhere can be understood from its log.
import { join } from 'node:path';

const mostLetters = 800;

/** Prints where each page is and what it says; writes pictures to `folder` where there is one. */
export async function describePages(browser, folder) {
  const pages = browser.contexts().flatMap(context => context.pages());
  for (const [at, page] of pages.entries()) {
    const path = new URL(page.url()).pathname;
    const text = await page
      .locator('body')
      .innerText()
      .catch(error => error.message);
    console.log(
      `  at ${path}: ${text.replace(/\s+/g, ' ').slice(0, mostLetters)}`,
    );
    if (folder) await page.screenshot({ path: join(folder, `page${at}.png`) });
  }
}
