// What the open pages of a browser show, so that a step that failed elsewhere can be understood from its log.
import { join } from 'node:path';

const mostLetters = 400;

/** Prints where each page is and what it says; writes pictures to `folder` where there is one. */
export async function describePages(browser, folder) {
  const pages = browser.contexts().flatMap(context => context.pages());
  for (const [at, page] of pages.entries()) {
    const path = new URL(page.url()).pathname;
    const text = await page
      .locator('body')
      .innerText()
      .catch(error => error.message);
    const line = text.replace(/\s+/g, ' ');
    // What lies above a page, as dialogs and lists of choices do, stands at the end.
    console.log(`  at ${path}: ${line.slice(0, mostLetters)}`);
    console.log(`  … ${line.slice(mostLetters).slice(-mostLetters)}`);
    if (folder) await page.screenshot({ path: join(folder, `page${at}.png`) });
  }
}
