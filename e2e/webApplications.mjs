// A web application in a real browser, shown by one of its own: signed in, a file fetched, end, replay to the same picture.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { drawn, sameInReplay } from './desktopSteps.mjs';
import { addTarget, choose, enter } from './sessionSteps.mjs';

const request = '/requests/acme/ACME-1';
const name = 'web-01 console in a browser';

/** The steps in order; the third part of one is the server that it needs, where this machine may have none. */
export function webApplications({ password, web }) {
  return [
    [
      'a web application: signed in with a password that nobody typed, a file from it, replay to the same picture',
      async world => {
        const { keeper, worker } = world;
        const { port, username } = web;
        await addTarget(keeper, {
          ...{ name, protocol: /^Web/, port, username },
          credential: 'Password of the lab',
          more: async dialog => {
            await choose(keeper, /How it is reached/, /^http /);
            await dialog.getByLabel('First page').fill(web.path);
          },
        });
        const { page } = worker;
        await page.setViewportSize({ width: 1280, height: 800 });
        await enter(worker, { request, target: name });
        await drawn(page);
        const bar = page.getByRole('group', { name: /web application/ });
        await bar.getByText(`127.0.0.1:${port}`).waitFor();
        await page.getByRole('application').click();
        await page.keyboard.type(web.keyOfFile);
        await page.getByText(/hands over a file/).waitFor();
        const [fetched] = await Promise.all([
          page.waitForEvent('download'),
          worker.press('button', 'Download'),
        ]);
        const file = await readFile(await fetched.path(), 'utf8');
        assert.equal(file, web.file);
        assert.ok(!(await page.content()).includes(password));
        await world.check(worker);
        await sameInReplay(worker);
      },
      Boolean(web),
    ],
  ];
}
