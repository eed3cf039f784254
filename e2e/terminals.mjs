// Terminals in a real browser, on real servers: type, paste, resize, bring and fetch files, end, replay.
import assert from 'node:assert/strict';
import {
  addTarget,
  bringAndFetch,
  changeRules,
  choose,
  enter,
  startWork,
  storeCredential,
  workFor,
} from './sessionSteps.mjs';
import {
  makeNarrow,
  sameInReplay,
  sees,
  typeAndPaste,
} from './terminalSteps.mjs';

const request = '/requests/acme/ACME-1';
const labPassword = 'Password of the lab';
const deviceKey = 'Key of the device';

/** The steps in order; the third part of one is the server that it needs, where this machine may have none. */
export function terminals({ password, ssh, telnet }) {
  return [
    [
      'an administrator has one-time codes count for an hour, and stores the credentials of the lab',
      async world => {
        world.keeper = await world.signIn('user:provider/super-admin');
        const { keeper } = world;
        await changeRules(keeper, {
          'One-time code counts for (minutes)': '60',
        });
        await workFor(keeper, 'Acme Corporation');
        await storeCredential(keeper, { label: labPassword, password });
        if (!ssh) return;
        const { privateKey } = ssh.device;
        await storeCredential(keeper, { label: deviceKey, privateKey });
      },
    ],
    [
      'SSH in a browser: echo, paste, resize, files both ways, replay to the same picture',
      async world => {
        const technician = await world.signIn('user:provider/technician');
        await startWork(technician, request);
        const target = 'web-01 over SSH (demo lab)';
        await enter(technician, { request, target });
        await typeAndPaste(technician);
        await makeNarrow(technician);
        await world.pictures(technician, 'SSH session');
        await passFiles(technician);
        await sameInReplay(technician);
        await world.pictures(technician, 'SSH replay');
        // A one-time code is good once: the next steps go on as this person.
        world.worker = technician;
      },
    ],
    [
      'an old device in a browser, by algorithms that its target allows',
      async world => {
        const { algorithms, port, username } = ssh.device;
        await visit(world, {
          ...{ name: 'web-01 old device', port, username },
          credential: deviceKey,
          more: () => choose(world.keeper, /Old algorithms/, ...algorithms),
        });
      },
      Boolean(ssh),
    ],
    [
      "a server that shows nothing but host certificates, in a browser, by OpenSSH's own client",
      async world => {
        const { hostAuthority, certifiedName, port, username } = ssh.certified;
        await visit(world, {
          ...{ name: 'web-01 certified', port, username },
          credential: deviceKey,
          more: async dialog => {
            await choose(world.keeper, /known by/, /certificate of a host/);
            await dialog.getByLabel(/^Public key/).fill(hostAuthority);
            await dialog.getByLabel(/^Name in the/).fill(certifiedName);
          },
        });
      },
      Boolean(ssh),
    ],
    [
      'Telnet in a browser: signed in with a password that nobody typed, replay to the same picture',
      async world => {
        const { port, username } = telnet;
        await visit(world, {
          ...{ name: 'web-01 console', protocol: 'Telnet', port, username },
          credential: labPassword,
        });
        const { worker } = world;
        assert.ok(!(await worker.page.content()).includes(password));
        await world.check(worker);
      },
      Boolean(telnet),
    ],
  ];
}

async function visit(world, target) {
  await addTarget(world.keeper, target);
  const { worker } = world;
  await worker.page.setViewportSize({ width: 1280, height: 800 });
  await enter(worker, { request, target: target.name });
  await sees(worker, /[$#] ?$/);
  await typeAndPaste(worker);
  await makeNarrow(worker);
  await sameInReplay(worker);
}

async function passFiles(technician) {
  const { page } = technician;
  const directory = `/tmp/wardroom-journey-${process.pid}`;
  await page.keyboard.type(`mkdir ${directory} && echo made-$((6*6))\n`);
  await sees(technician, /made-36/);
  await bringAndFetch(technician, directory);
  await page.getByRole('application').click();
  await page.keyboard.type(`clear; rm -rv ${directory}\n`);
  await sees(technician, /removed directory/);
}
