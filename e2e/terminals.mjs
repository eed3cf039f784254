// Terminals in a real browser, on real servers: type, paste, resize, bring and fetch files, end, replay.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import {
  addTarget,
  changeRules,
  endAndReplay,
  enter,
  pasteLines,
  screenText,
  sees,
  startWork,
  storePassword,
  workFor,
} from './sessionSteps.mjs';

const request = '/requests/acme/ACME-1';

/** The steps in order; the third part of one is the server that it needs, where this machine may have none. */
export function terminals({ telnet }) {
  const credential = 'Password of the switch';
  return [
    [
      'an administrator has one-time codes count for an hour, and adds a telnet target',
      async world => {
        world.keeper = await world.signIn('user:provider/super-admin');
        await changeRules(world.keeper, {
          'One-time code counts for (minutes)': '60',
        });
        await workFor(world.keeper, 'Acme Corporation');
        if (!telnet) return;
        const { username, password, port } = telnet;
        await storePassword(world.keeper, { label: credential, password });
        await addTarget(world.keeper, {
          name: 'web-01 console (Telnet)',
          ...{ protocol: /Telnet/, port, username, credential },
        });
      },
    ],
    [
      'SSH in a browser: echo, paste, resize, files both ways, replay to the same picture',
      async world => {
        const technician = await world.signIn('user:provider/technician');
        const { page } = technician;
        await startWork(technician, request);
        // Where there is one target alone, nobody is asked for it.
        const target = telnet && /SSH/;
        await enter(technician, { request, target });
        await typeAndPaste(technician);
        await page.setViewportSize({ width: 900, height: 600 });
        await page.keyboard.type(
          'clear; echo narrow=$(($(tput cols) < 100))\n',
        );
        await sees(technician, /narrow=1/);
        await passFiles(technician);
        await sameInReplay(technician);
        // A one-time code is good once: the next steps go on as this person.
        world.worker = technician;
      },
    ],
    [
      'Telnet in a browser: signed in with a password that nobody typed, replay to the same picture',
      async world => {
        const technician = world.worker;
        await enter(technician, { request, target: /Telnet/ });
        await sees(technician, /lab\$/);
        await typeAndPaste(technician);
        await sameInReplay(technician);
        assert.ok(!(await technician.page.content()).includes(telnet.password));
        await world.check(technician);
      },
      Boolean(telnet),
    ],
  ];
}

async function typeAndPaste(technician) {
  const { page } = technician;
  await page.getByRole('application').click();
  await page.keyboard.type('echo typed-$((6*7))\n');
  await sees(technician, /typed-42/);
  await pasteLines(technician, 'echo pasted-$((6*8))\necho pasted-$((6*9))\n');
  await sees(technician, /pasted-48[\s\S]*pasted-54/);
}

async function passFiles(technician) {
  const { page } = technician;
  const directory = `/tmp/wardroom-journey-${process.pid}`;
  await page.keyboard.type(`mkdir ${directory} && echo made-$((6*6))\n`);
  await sees(technician, /made-36/);
  await technician.press('button', 'Show files');
  await page.getByLabel('Directory').fill(directory);
  await technician.press('button', 'Go');
  await page.getByText('Nothing is in this directory').waitFor();
  const file = { name: 'brought.txt', buffer: Buffer.from('brought here') };
  await page
    .locator('input[type=file]')
    .setInputFiles({ ...file, mimeType: 'text/plain' });
  const transfers = page.getByRole('list', { name: 'Transfers' });
  await transfers.getByText('Done').waitFor();
  const [fetched] = await Promise.all([
    page.waitForEvent('download'),
    technician.press('button', `Download ${file.name}`),
  ]);
  assert.deepEqual(await readFile(await fetched.path()), file.buffer);
  await page.getByRole('application').click();
  await page.keyboard.type(`clear; rm -rv ${directory}\n`);
  await sees(technician, /removed directory/);
}

async function sameInReplay(technician) {
  const { page } = technician;
  await page.keyboard.type('clear; echo the-last-picture\n');
  await sees(technician, /^the-last-picture/);
  const shown = await screenText(technician);
  await endAndReplay(technician);
  await page.getByRole('slider').first().press('End');
  await sees(technician, /^the-last-picture/);
  assert.equal(await screenText(technician), shown);
}
