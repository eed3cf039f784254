// The main job, from the customer's request to the replay, by four people at four browsers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Person } from './Browser.mjs';
import { heapOf } from './heapOf.mjs';
import { everyLook, show } from './looks.mjs';

const seconds = since => (Date.now() - since) / 1000;

/** The steps in order; each gets what the ones before have found out. */
export const mainJob = [
  [
    'a requester submits a request for web-01',
    async world => {
      const requester = await world.signIn('user:acme/requester');
      const { page } = requester;
      const [asset] = (await requester.read('/api/assets/assets?search=web-01'))
        .items;
      await page.goto(`/requests/new?asset=${asset.id}`);
      await page
        .getByRole('textbox', { name: /In one line/ })
        .fill(world.title);
      await page
        .getByRole('textbox', { name: /What happened/ })
        .fill('The shop is slow since this morning.');
      await requester.press('button', 'Next');
      await page
        .getByRole('group', { name: 'Urgency' })
        .getByRole('radio', { name: 'High' })
        .check();
      await requester.press('button', 'Next');
      await requester.press('button', 'Submit request');
      await requester.see('heading', new RegExp(world.title));
      world.number = /ACME-\d+/.exec(
        await page.getByRole('heading', { level: 1 }).innerText(),
      )[0];
      await world.check(requester);
      await requester.leave();
    },
  ],
  [
    'a technician is in a recorded session after at most four actions and 20 s',
    async world => {
      let began = Date.now();
      const technician = await world.signIn('user:provider/technician');
      const { page } = technician;
      const looked = Date.now();
      await world.check(technician);
      await world.picture(technician, 'console');
      // Nobody waits for the checks of a page.
      began += Date.now() - looked;
      await technician.press('button', new RegExp(`Start ${world.number}`));
      await technician.press('button', /Open session/);
      await technician.press('button', 'Connect');
      await page.getByRole('status').filter({ hasText: 'Recording' }).waitFor();
      world.took = seconds(began);
      world.technician = technician;
      assert.ok(technician.actions <= 4, `${technician.actions} actions`);
      assert.ok(world.took <= 20, `${world.took} s`);
    },
  ],
  [
    'what is typed comes back from the real server',
    async world => {
      const { page } = world.technician;
      await page.getByRole('application').click();
      await page.keyboard.type('echo wardroom-$((6*7))\n');
      await page
        .getByText('wardroom-42')
        .first()
        .waitFor({ state: 'attached' });
      await world.check(world.technician);
      await world.picture(world.technician, 'session');
    },
  ],
  [
    'the page of the session has nothing of its credential in memory',
    async world => {
      const { page } = world.technician;
      const planted = `planted-${Math.random().toString(36).slice(2)}`;
      await page.evaluate(word => {
        window.planted = { word };
      }, planted);
      const place = dirname(process.env.WARDROOM_PEOPLE);
      const lab = JSON.parse(readFileSync(join(place, 'lab', 'lab.json')));
      // Without its frame, which all keys of a kind share, each line of it is a secret.
      const lines = lab.privateKey
        .split('\n')
        .filter(line => line.length >= 16 && !line.includes('-----'))
        .slice(2);
      assert.ok(lines.length > 0, 'The demo lab has no key');
      const heap = await heapOf(page);
      assert.ok(heap.includes(planted), 'The search finds nothing at all');
      const found = lines.filter(line => heap.includes(line));
      assert.equal(found.length, 0, `${found.length} lines of the key`);
    },
  ],
  [
    'the customer sees who is in',
    async world => {
      const admin = await world.signIn('user:acme/admin');
      await admin.page
        .getByRole('region', { name: 'Who has access now' })
        .getByText('web-01')
        .first()
        .waitFor();
      await world.picture(admin, 'portal');
      await world.check(admin);
      world.admin = admin;
    },
  ],
  [
    'the technician ends the session and resolves the request',
    async world => {
      const { technician } = world;
      const { page } = technician;
      await technician.press('button', 'End session');
      await page.getByText('The session has ended').waitFor();
      await page.getByRole('link', { name: 'Back to the request' }).click();
      await technician.press('button', /^Resolve/);
      await page
        .getByRole('dialog')
        .getByRole('textbox')
        .first()
        .fill('Old logs removed, rotation repaired.');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /Resolve/ })
        .click();
      await page.getByText('Resolved').first().waitFor();
      await technician.leave();
    },
  ],
  [
    'the customer replays the session',
    async world => {
      const { page } = world.admin;
      await page.goto('/sessions');
      await page.getByRole('link', { name: 'Replay' }).first().click();
      await page
        .getByRole('textbox', { name: /Why do you watch/ })
        .fill('Checking the work on the shop');
      await page.getByRole('button', { name: 'Watch' }).click();
      await page.getByText('Verified: complete and unaltered').waitFor();
      await page.getByRole('tab', { name: 'Text' }).click();
      await page
        .getByRole('searchbox', { name: 'Search in session text' })
        .fill('wardroom-42');
      await page
        .getByRole('button', { name: /wardroom-42/ })
        .first()
        .waitFor();
      await world.check(world.admin);
      await world.picture(world.admin, 'replay');
    },
  ],
  [
    'the customer takes the recording out, and it is proved and played without a network',
    async world => {
      const { page } = world.admin;
      await page.getByRole('button', { name: 'Export' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill('For the insurer');
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        dialog.getByRole('button', { name: 'Export' }).click(),
      ]);
      const browser = page.context().browser();
      const offline = await browser.newContext({ offline: true });
      const alone = await offline.newPage();
      const asked = [];
      alone.on('request', request => asked.push(request.url()));
      await file.saveAs(`${await file.path()}.html`);
      await alone.goto(`file://${await file.path()}.html`);
      await alone.getByText(/^Complete and unaltered/).waitFor();
      await alone
        .getByText(/^Exported by admin of acme .* For the insurer$/)
        .waitFor();
      await alone.getByRole('searchbox').fill('wardroom-42');
      await alone.getByText(/^1 of /).waitFor();
      if (asked.length !== 1) throw new Error(`It asked for ${asked}`);
      await offline.close();
    },
  ],
  [
    "the customer's audit chain is intact",
    async world => {
      const { page } = world.admin;
      await page.goto('/audit');
      await page.getByRole('table', { name: 'Audit events' }).waitFor();
      await page.getByRole('button', { name: 'Verify chain' }).click();
      await page
        .getByText(/Chain intact/)
        .first()
        .waitFor({ timeout: 30_000 });
      await world.check(world.admin);
      await world.admin.leave();
    },
  ],
  [
    'another customer sees and reaches nothing of it',
    async world => {
      const globex = await world.signIn('user:globex/admin');
      const { page } = globex;
      for (const path of ['/requests', '/assets', '/sessions', '/audit']) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await page.waitForTimeout(1500);
        assert.ok(
          !/acme/i.test(await page.locator('main').first().innerText()),
          `${path} shows Acme`,
        );
      }
      for (const path of [
        `/api/interventions/tenants/acme/interventions/${world.number}`,
        '/api/assets/assets?tenant=acme',
        '/api/remote-access/sessions?tenant=acme',
        '/api/audit/events?tenant=acme',
        '/api/tenants/tenants/acme',
        '/api/catalog/entities/by-name/asset/acme/web-01',
      ]) {
        assert.equal(await globex.status(path), 404, path);
      }
      await globex.leave();
    },
  ],
];

/** What the steps share. */
export function makeWorld({ browser, base, people, pictures }) {
  const world = {
    title: `Shop is slow ${Date.now() % 100_000}`,
    violations: [],
    async signIn(ref) {
      const account = people.find(person => person.ref === ref);
      return Person.signIn({ browser, base, account });
    },
    /** Somebody who is not signed in, on an empty page. */
    async meet() {
      const context = await browser.newContext();
      return new Person(await context.newPage());
    },
    async check(person) {
      const found = await person.violations();
      const where = new URL(person.page.url()).pathname;
      world.violations.push(...found.map(v => `${where} ${v}`));
      assert.deepEqual(person.faults, []);
    },
    async picture(person, name) {
      if (pictures)
        await person.page.screenshot({ path: join(pictures, `${name}.png`) });
    },
    /** The page in every look; back in the first one. */
    async pictures(person, name) {
      if (!pictures) return;
      for (const look of everyLook) {
        await show(person.page, look);
        const { width, colorScheme } = look;
        const file = `${name} ${width} ${colorScheme}`.replace(/\W+/g, '-');
        await world.picture(person, file);
      }
      await show(person.page, everyLook[0]);
    },
  };
  return world;
}
