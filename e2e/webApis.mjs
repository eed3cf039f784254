// A web API in a real browser: requests as lines of a terminal, its credential nowhere, end, replay to the same picture.
import assert from 'node:assert/strict';
import { framesOf } from './framesOf.mjs';
import { addTarget, choose, enter } from './sessionSteps.mjs';
import { isNarrow, pasteLines, replaysTo, sees } from './terminalSteps.mjs';

const request = '/requests/acme/ACME-1';
const name = 'web-01 API';

/** The steps in order. */
export function webApis({ password, api }) {
  return [
    [
      'a web API in a browser: a request, paste, resize, its credential nowhere, replay to the same picture',
      async world => {
        const { keeper, worker } = world;
        const { port, username } = api;
        await addTarget(keeper, {
          ...{ name, protocol: /^Web API/, port, username },
          credential: 'Password of the lab',
          more: () => choose(keeper, /Certificate of the/, /^Pinned/),
        });
        const { page } = worker;
        await page.setViewportSize({ width: 1280, height: 800 });
        const frames = framesOf(page);
        await enter(worker, { request, target: name });
        await sees(worker, /GET, HEAD; help\n>$/);
        await asks(worker);
        await knowsItsWidth(worker);
        await world.check(worker);
        await clear(page);
        await page.keyboard.type('GET /echo?last\n');
        await replaysTo(
          worker,
          /^> GET \/echo\?last\n[\s\S]*\[secret\][\s\S]*\n>$/,
        );
        await world.pictures(worker, 'web API replay');
        const basic = Buffer.from(`${username}:${password}`).toString('base64');
        for (const text of [frames(), await page.content()]) {
          assert.match(text, /\[secret\]/);
          for (const secret of [password, basic])
            assert.ok(!text.includes(secret), 'The credential came back');
        }
      },
      Boolean(api),
    ],
  ];
}

/** Types and pastes requests, and sees their answers, in which the credential is replaced. */
async function asks(technician) {
  const { page } = technician;
  await page.getByRole('application').click();
  await page.keyboard.type('GET /echo?typed\n');
  await sees(technician, /"line": "GET \/echo\?typed"/);
  await sees(technician, /"authorization": "Basic \[secret\]=*"[\s\S]*\n>$/);
  await pasteLines(technician, 'GET /echo?first\nGET /echo?second\n');
  await sees(technician, /"line": "GET \/echo\?second"[\s\S]*\n>$/);
}

/** Makes the window narrow, and edits a line that has more rows there than in the wide one: it is drawn where it stands. */
async function knowsItsWidth(technician) {
  const { page } = technician;
  await page.setViewportSize({ width: 900, height: 600 });
  await isNarrow(page);
  await clear(page);
  const rest = 'a'.repeat(250);
  await page.keyboard.type(` ${rest}`);
  await page.keyboard.press('Home');
  await page.keyboard.type('HEAD /');
  await sees(technician, /^> HEAD \/ (a+\n){3}a+$/);
  await page.keyboard.press('Control+c');
  await sees(technician, /^> \^C\n>$/);
}

const clear = page => page.keyboard.press('Control+l');
