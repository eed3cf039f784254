// Weaknesses, from the report of a scanner to who fixes them and who lives with them, by two people at two browsers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { nessusReport } from './nessusReport.mjs';

const stamp = Date.now() % 1_000_000;
const [worst, second, third, formula] = [
  `Old server ${stamp}`,
  `Weak cipher ${stamp}`,
  `Open directory ${stamp}`,
  // What a spreadsheet would run.
  `=HYPERLINK("http://evil.example","${stamp}")`,
];

/** The steps in order; each gets what the ones before have found out. */
export const findings = [
  [
    'a technician drops the report of a scanner, and sees what came of it',
    async world => {
      const technician = await world.signIn('user:provider/technician');
      const { page } = technician;
      await page.goto('/imports?tenant=acme&upload=yes');
      const dialog = page.getByRole('dialog', { name: 'Import a scan' });
      await dialog.waitFor();
      await world.check(technician);
      await drop(dialog.getByLabel(/Report of a scanner/), {
        name: `journey-${stamp}.nessus`,
        text: nessusReport({
          host: `journey-${stamp}.acme.example`,
          titles: [worst, second, third, formula],
        }),
      });
      await dialog.getByText(`journey-${stamp}.nessus, `).waitFor();
      await dialog.getByRole('button', { name: 'Import' }).click();
      await technician.see('heading', `journey-${stamp}.nessus`);
      const result = page.getByRole('region', { name: 'Result' });
      await result.waitFor();
      const said = (await result.innerText()).replace(/\s+/g, ' ');
      assert.match(said, /Findings in the report 4 New 4/);
      assert.match(said, /Discovered assets 1/);
      await world.check(technician);
      await world.picture(technician, 'import');
      world.finder = technician;
    },
  ],
  [
    'the technician finds the worst of them, and reads why it is and until when',
    async world => {
      const { page } = finderOf(world);
      await page.goto('/findings?tenant=acme');
      await page
        .getByRole('searchbox', { name: 'Search findings' })
        .fill(`${stamp}`);
      const table = page.getByRole('table', { name: 'Findings' });
      await page.waitForURL(/search=/);
      await choose(page, /^Severity/, /^Critical/);
      await page.waitForURL(/severity=Critical/);
      await table.getByRole('link', { name: worst }).waitFor();
      await table
        .getByRole('link', { name: second })
        .waitFor({ state: 'detached' });
      await table.getByRole('link', { name: worst }).click();
      await world.finder.see('heading', worst);
      const sum = page.getByRole('table', { name: 'How the rank is made' });
      // A job reckons it.
      const path = new URL(page.url()).pathname.slice('/findings/'.length);
      const [tenant, id] = path.split('/');
      await until(async () => {
        const address = `/api/assets/tenants/${tenant}/findings/${id}`;
        return (await world.finder.read(address)).rankParts.length > 0;
      });
      await page.reload();
      await sum.waitFor();
      assert.match(await sum.innerText(), /Severity/);
      await page
        .getByRole('table', { name: 'How the due date is made' })
        .waitFor();
      await world.check(world.finder);
      await world.picture(world.finder, 'finding');
    },
  ],
  [
    'the technician makes a request of two of them, which lists both',
    async world => {
      const { page } = finderOf(world);
      await page.goto(`/findings?tenant=acme&search=${stamp}`);
      await select(page, worst);
      await select(page, second);
      await page.getByText('2 selected').waitFor();
      await world.check(world.finder);
      await world.picture(world.finder, 'findings');
      await world.finder.press('button', 'Create request from selection');
      await page
        .getByRole('textbox', { name: /What happened/ })
        .fill('Please update the server.');
      await world.finder.press('button', 'Next');
      await world.finder.press('button', 'Next');
      await world.finder.press('button', 'Submit request');
      await page.getByRole('heading', { level: 1, name: /ACME-\d+/ }).waitFor();
      // The findings follow by a job.
      await until(async () => {
        const address = `/api/assets/findings?tenant=acme&search=${stamp}&state=fix_proposed`;
        return (await world.finder.read(address)).items.length === 2;
      });
      await page.reload();
      const list = page.getByRole('region', { name: 'Findings' });
      await list.getByRole('link', { name: worst }).waitFor();
      assert.ok(await holds(list, worst));
      assert.ok(await holds(list, second));
      assert.match(await list.innerText(), /fix proposed/i);
      await world.check(world.finder);
    },
  ],
  [
    'the customer asks to live with one, and cannot decide that alone',
    async world => {
      const admin = await world.signIn('user:acme/admin');
      world.bearer = admin;
      const { page } = admin;
      await page.goto(`/findings?search=${stamp}`);
      await page.getByText(/found on your assets/).waitFor();
      await page.getByRole('link', { name: third }).click();
      await admin.see('heading', third);
      await ask(admin, 'It is replaced in spring.');
      const risk = page.getByRole('region', { name: 'Risk acceptance' });
      await risk.getByText('Awaits a decision').waitFor();
      assert.equal(
        await risk.getByRole('button', { name: 'Accept the risk' }).count(),
        0,
      );
      await world.check(admin);
      await risk.getByRole('button', { name: 'Withdraw' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Withdraw' }).click();
      await risk.getByText('Withdrawn').waitFor();
    },
  ],
  [
    'what the technician asks for, the customer accepts',
    async world => {
      const { page } = finderOf(world);
      await page.goto(`/findings?tenant=acme&search=${stamp}`);
      await page.getByRole('link', { name: third }).click();
      await world.finder.see('heading', third);
      await ask(world.finder, 'The server is isolated.');
      await page.getByText('Awaits a decision').waitFor();
      const { page: portal } = world.bearer;
      await portal.goto('/');
      const decisions = portal.getByRole('region', {
        name: 'Risks to decide about',
      });
      await decisions.getByText('The server is isolated.').first().waitFor();
      await decisions
        .getByRole('button', { name: 'Accept the risk' })
        .first()
        .click();
      const dialog = portal.getByRole('dialog');
      await dialog.waitFor();
      await world.check(world.bearer);
      await dialog.getByRole('button', { name: 'Accept the risk' }).click();
      await dialog.waitFor({ state: 'detached' });
      await portal.goto('/risks?state=approved');
      const risks = portal.getByRole('table', { name: 'Risk acceptances' });
      await risks.getByText('The server is isolated.').first().waitFor();
      await world.check(world.bearer);
      await world.picture(world.bearer, 'risks');
      await portal.goto('/deadlines');
      await portal.getByRole('table', { name: 'Deadlines' }).waitFor();
      await world.check(world.bearer);
      await world.bearer.leave();
    },
  ],
  [
    'the list leaves as a table that no spreadsheet runs',
    async world => {
      const { page } = finderOf(world);
      await page.goto(`/findings?tenant=acme&search=${stamp}`);
      await page.getByRole('link', { name: formula }).waitFor();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export as CSV' }).click(),
      ]);
      const lines = readFileSync(await file.path(), 'utf8');
      assert.match(lines, new RegExp(worst));
      assert.ok(lines.includes(`'=HYPERLINK(`), lines);
      assert.doesNotMatch(lines, /(^|,)"?=/m);
    },
  ],
  [
    'an import that was a mistake is taken back',
    async world => {
      const { page } = finderOf(world);
      const title = `Mistake ${stamp}`;
      await page.goto('/imports?tenant=acme&upload=yes');
      const dialog = page.getByRole('dialog', { name: 'Import a scan' });
      const host = `mistake-${stamp}.acme.example`;
      await dialog.getByLabel(/Report of a scanner/).setInputFiles({
        name: `mistake-${stamp}.nessus`,
        mimeType: 'application/xml',
        buffer: Buffer.from(nessusReport({ host, titles: [title] })),
      });
      await dialog.getByRole('button', { name: 'Import' }).click();
      await world.finder.press('button', 'Undo import');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: 'Undo import' })
        .click();
      await page
        .getByRole('status')
        .filter({ hasText: 'was taken back' })
        .waitFor();
      await page.goto(`/findings?tenant=acme&search=${stamp}`);
      await page.getByRole('link', { name: worst }).waitFor();
      assert.equal(await page.getByRole('link', { name: title }).count(), 0);
      await world.finder.leave();
    },
  ],
];

function finderOf(world) {
  assert.ok(world.finder, 'a step before it failed');
  return world.finder;
}

/** Waits for what a job does after a person. */
async function until(done) {
  for (let look = 0; look < 60; look += 1) {
    if (await done()) return;
    await new Promise(resolve => {
      setTimeout(resolve, 500);
    });
  }
  throw new Error('It has not come in half a minute');
}

/** Drops a file as from the desk. */
async function drop(field, file) {
  const files = await field.page().evaluateHandle(({ name, text }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], name));
    return transfer;
  }, file);
  await field.dispatchEvent('drop', { dataTransfer: files });
}

async function choose(page, filter, option) {
  await page.getByRole('button', { name: filter }).first().click();
  await page.getByRole('option', { name: option }).click();
  await page.keyboard.press('Escape');
}

/** By the keyboard: a box is drawn over the input that has its name. */
async function select(page, title) {
  await page
    .getByRole('table', { name: 'Findings' })
    .getByRole('checkbox', { name: `Select ${title}` })
    .press('Space');
}

async function holds(region, title) {
  return region.getByRole('link', { name: title }).isVisible();
}

/** Asks on the page of a finding to accept its risk. */
async function ask(person, reason) {
  const { page } = person;
  await person.press('button', 'Decide about 1 finding');
  await page.getByRole('menuitem', { name: 'Accept risk' }).click();
  // By its name: the menu, which is a dialog too, is still closing.
  const dialog = page.getByRole('dialog', { name: /^Ask to accept/ });
  await dialog.getByRole('textbox', { name: /Reason/ }).fill(reason);
  await dialog.getByRole('button', { name: /^Ask to accept/ }).click();
  await dialog.waitFor({ state: 'detached' });
}
