// Every page in the navigation of every role, wide and light, narrow and dark: it shows its heading, fits its screen, and
// axe finds nothing serious.
import assert from 'node:assert/strict';
import { narrowAndWide, show } from './looks.mjs';

const people = [
  'user:provider/super-admin',
  'user:provider/technician-two',
  'user:provider/analyst',
  'user:provider/account-manager',
  'user:borealis/admin',
  'user:borealis/requester',
  'user:acme/viewer',
  'user:acme/basic',
];

/** One step for each person; what is wrong with a page is told with its address and look. */
export const everyScreen = people.map(ref => [
  `every page of ${ref.slice(5)} is readable, wide and narrow`,
  async world => {
    const person = await world.signIn(ref);
    const { page } = person;
    const links = page.getByRole('navigation').first().getByRole('link');
    const pages = await links.allInnerTexts();
    assert.ok(pages.length >= 2, `${ref} has ${pages.length} pages`);
    for (const name of pages) {
      await show(page, narrowAndWide[0]);
      await links.getByText(name, { exact: true }).click();
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await person.rests();
      for (const look of narrowAndWide) {
        await show(page, look);
        await world.check(person);
        await fits(page, look);
      }
      await world.pictures(person, `${ref.slice(5)} ${name}`);
    }
    await person.leave();
  },
]);

async function fits(page, { width }) {
  const overlap = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  const where = new URL(page.url()).pathname;
  assert.ok(overlap <= 0, `${where} is ${overlap} px wider than ${width} px`);
}
