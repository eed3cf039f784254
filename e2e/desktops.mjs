// Desktops in a real browser, on real servers: type, paste, reload, end, replay to the same picture.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  addTarget,
  endAndReplay,
  enter,
  storePassword,
} from './sessionSteps.mjs';

const request = '/requests/acme/ACME-1';

/** The steps in order; the third part of one is the server that it needs, where this machine may have none. */
export function desktops({ vnc, rdp }) {
  return [
    [
      'a VNC desktop in a browser: picture, typing, clipboard, reload, replay to the same picture',
      async world => {
        const technician = await visit(world, { ...vnc, protocol: 'VNC' });
        const { page } = technician;
        const file = join(vnc.folder, 'typed');
        await page.keyboard.type(`clear; echo typed-$((6*7)) > ${file}\n`);
        await holds(page, file, 'typed-42\n');
        await technician.press('button', 'Show clipboard');
        await page
          .getByLabel('Text for the clipboard of the desktop')
          .fill(`echo pasted-$((6*8)) > ${file}`);
        await technician.press('button', 'Put it there');
        await page.getByText('Put into its clipboard').waitFor();
        await page
          .getByRole('application')
          .click({ button: 'middle', position: { x: 200, y: 200 } });
        await page.keyboard.press('Enter');
        await holds(page, file, 'pasted-48\n');
        await page.reload();
        await drawn(page);
        await sameInReplay(technician);
        await world.check(technician);
      },
      Boolean(vnc),
    ],
    [
      'an RDP desktop in a browser: signed in with a password that nobody typed, replay to the same picture',
      async world => {
        const technician = await visit(world, { ...rdp, protocol: 'RDP' });
        await sameInReplay(technician);
        assert.ok(!(await technician.page.content()).includes(rdp.password));
      },
      Boolean(rdp),
    ],
  ];
}

async function visit(world, { protocol, port, username, password }) {
  const { keeper: admin } = world;
  const credential = `Password of the ${protocol} desktop`;
  await storePassword(admin, { label: credential, password });
  const target = {
    ...{ name: `web-01 screen (${protocol})`, port, username, credential },
  };
  await addTarget(admin, { ...target, protocol: new RegExp(`^${protocol}`) });
  const technician = world.worker;
  await technician.page.setViewportSize({ width: 1280, height: 800 });
  await enter(technician, { request, target: new RegExp(protocol) });
  await drawn(technician.page);
  await technician.page.getByRole('application').click();
  return technician;
}

/** Waits until the desktop shows more than one colour. */
async function drawn(page) {
  await page.getByRole('application').waitFor();
  await page.waitForFunction(() => {
    const canvas = document.querySelector('[role=application] canvas');
    if (!canvas?.width) return false;
    const { data } = canvas
      .getContext('2d')
      .getImageData(0, 0, canvas.width, canvas.height);
    const pixels = new Set(new Uint32Array(data.buffer));
    return pixels.size > 2;
  });
}

async function holds(page, file, text) {
  for (let left = 300; left > 0; left -= 1) {
    const found = await readFile(file, 'utf8').catch(() => undefined);
    if (found === text) return;
    await page.waitForTimeout(100);
  }
  assert.equal(await readFile(file, 'utf8'), text);
}

/** A digest of the pixels of the desktop, or of its replay. */
const picture = page =>
  page.evaluate(async () => {
    const canvas = document.querySelector('main canvas');
    const { data } = canvas
      .getContext('2d')
      .getImageData(0, 0, canvas.width, canvas.height);
    const digest = await crypto.subtle.digest('SHA-256', data);
    return `${canvas.width}x${canvas.height} ${new Uint8Array(digest).join(' ')}`;
  });

async function sameInReplay(technician) {
  const { page } = technician;
  let shown;
  // A picture that is still being drawn is another one a moment later.
  for (let before; shown === undefined || shown !== before;) {
    before = shown;
    await page.waitForTimeout(1500);
    shown = await picture(page);
  }
  await endAndReplay(technician);
  await page.getByRole('slider').first().press('End');
  for (let left = 100; left > 0; left -= 1) {
    if ((await picture(page)) === shown) return;
    await page.waitForTimeout(100);
  }
  assert.equal(await picture(page), shown);
}
