// Desktops in a real browser, on real servers: type, see it, resize, paste, files, reload, end, replay to the same picture.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawn, picture, sameInReplay } from './desktopSteps.mjs';
import { addTarget, bringAndFetch, enter } from './sessionSteps.mjs';

const request = '/requests/acme/ACME-1';
const credential = 'Password of the lab';

/** The steps in order; the third part of one is the server that it needs, where this machine may have none. */
export function desktops({ password, vnc, rdp }) {
  return [
    [
      'a VNC desktop in a browser: typing, resize, clipboard, reload, replay to the same picture',
      async world => {
        const { port, folder } = vnc;
        const name = 'web-01 screen (VNC)';
        const target = { name, protocol: /^VNC/, port, credential };
        const technician = await visit(world, { target, folder });
        const { page } = technician;
        await world.pictures(technician, 'VNC session');
        await page.reload();
        await drawn(page);
        await world.check(technician);
        await sameInReplay(technician);
        await world.check(technician);
        await world.pictures(technician, 'VNC replay');
      },
      Boolean(vnc),
    ],
    [
      'an RDP desktop in a browser: typing, resize, clipboard, files both ways, replay to the same picture',
      async world => {
        const { port, username, folder } = rdp;
        const name = 'web-01 screen (RDP)';
        const target = { name, protocol: /^RDP/, port, username, credential };
        const more = dialog =>
          dialog.getByText('Files can be exchanged by a drive').click();
        const technician = await visit(world, {
          ...{ target: { ...target, more }, folder },
        });
        await bringAndFetch(technician);
        await sameInReplay(technician);
        const { page } = technician;
        assert.ok(!(await page.content()).includes(password));
      },
      Boolean(rdp),
    ],
  ];
}

async function visit(world, { target, folder }) {
  const { keeper, worker: technician } = world;
  await addTarget(keeper, target);
  const { page } = technician;
  await page.setViewportSize({ width: 1280, height: 800 });
  await enter(technician, { request, target: target.name });
  await drawn(page);
  const before = await picture(page);
  await typesInto(page, join(folder, 'typed'));
  await changes(page, before);
  await page.setViewportSize({ width: 900, height: 600 });
  await drawn(page);
  await pastesInto(technician, join(folder, 'pasted'));
  return technician;
}

// What was typed is done before its picture is here.
async function changes(page, before) {
  for (let left = 300; left > 0; left -= 1) {
    if ((await picture(page)) !== before) return;
    await page.waitForTimeout(100);
  }
  assert.fail('Nobody saw what was typed');
}

// A desktop that has just begun has no window yet that takes keys: they are typed until one did.
async function typesInto(page, file) {
  for (let left = 20; left > 0; left -= 1) {
    await page.getByRole('application').click();
    await page.keyboard.type(`echo typed-$((6*7)) > ${file}\n`);
    if (await holds(page, { file, text: 'typed-42\n', rounds: 30 })) return;
  }
  assert.equal(await readFile(file, 'utf8'), 'typed-42\n');
}

async function pastesInto(technician, file) {
  const { page } = technician;
  await technician.press('button', 'Show clipboard');
  await page
    .getByLabel('Text for the clipboard of the desktop')
    .fill(`echo pasted-$((6*8)) > ${file}`);
  await technician.press('button', 'Put it there');
  await page.getByText('Put into its clipboard').waitFor();
  // The desktop hears of its clipboard a moment later.
  const text = 'pasted-48\n';
  for (let left = 20; left > 0; left -= 1) {
    await page
      .getByRole('application')
      .click({ button: 'middle', position: { x: 200, y: 200 } });
    await page.keyboard.press('Enter');
    if (await holds(page, { file, text, rounds: 20 })) return;
  }
  assert.equal(await readFile(file, 'utf8'), text);
}

async function holds(page, { file, text, rounds }) {
  for (let left = rounds; left > 0; left -= 1) {
    const found = await readFile(file, 'utf8').catch(() => undefined);
    if (found === text) return true;
    await page.waitForTimeout(100);
  }
  return false;
}
