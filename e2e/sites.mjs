// Customers' networks in a real browser: a way in is added, and a session goes through it, by OpenVPN, WireGuard and dial-out.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import {
  addTarget,
  choose,
  dialogOf,
  enter,
  storeCredential,
} from './sessionSteps.mjs';
import { sameInReplay, sees } from './terminalSteps.mjs';

const request = '/requests/acme/ACME-1';

/** The steps in order; the third part of one is the networks that it needs, which some machines cannot have. */
export function sites({ sites: lab }) {
  const step = (kind, way, open) => [
    `a customer's network by ${kind}: the way in is added, and a session goes through it`,
    async world => {
      const site = `Acme by ${kind}`;
      const credential = await keyOf(world, lab[way]);
      await addSite(world.keeper, { ...lab[way], name: site, kind });
      await open?.(world, site);
      await visit(world, {
        ...{ name: `web-01 by ${kind}`, host: lab.host, port: 22 },
        ...{ username: lab[way].username, credential },
        more: () => choose(world.keeper, /Site/, site),
      });
    },
    Boolean(lab),
  ];
  return [
    step('OpenVPN', 'openVpn'),
    step('WireGuard', 'wireGuard'),
    step('Customer dials out', 'dialOut', (world, site) =>
      dialsOut(world, { site, ...lab.dialOut }),
    ),
  ];
}

async function keyOf(world, { privateKey }) {
  world.keys ??= new Map();
  const label =
    world.keys.get(privateKey) ?? `Key of network ${world.keys.size + 1}`;
  if (!world.keys.has(privateKey)) {
    await storeCredential(world.keeper, { label, privateKey });
    world.keys.set(privateKey, label);
  }
  return label;
}

async function addSite(admin, { name, kind, file, publicKey }) {
  const { page } = admin;
  await page.goto('/sites');
  await admin.press('button', 'New site');
  const dialog = dialogOf(admin);
  await dialog.getByLabel(/^Name/).first().fill(name);
  if (kind !== 'OpenVPN') await choose(admin, /^OpenVPN/, kind);
  await dialog.getByLabel(/^Leads to/).fill('10.0.0.10 22');
  if (file) await dialog.getByLabel(/^Configuration file/).fill(file);
  else await dialog.getByLabel(/key/).fill(publicKey);
  await dialog.getByRole('button', { name: 'Save site' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** The customer runs what the screen shows, in their network, until the browsers close. */
async function dialsOut(world, { site, namespace, keyFile }) {
  const { keeper } = world;
  const { page } = keeper;
  await keeper.press('button', `Command for ${site}`);
  const dialog = dialogOf(keeper);
  const shown = label =>
    dialog.locator(`dt:text-is("${label}") + dd`).innerText();
  const command = await shown('Command');
  const hostKey = await shown('Host key of this platform');
  const [, port, host] = /-p (\d+) .*@(\S+)$/.exec(command);
  const known = `${keyFile}.known`;
  writeFileSync(known, `[${host}]:${port} ${hostKey}\n`);
  const trusting = `ssh -F none -o UserKnownHostsFile=${known} -o BatchMode=yes`;
  const client = spawn(
    'nsenter',
    [
      ...[`--net=/run/netns/${namespace}`, 'sh', '-c'],
      `exec ${command.replace('ssh ', `${trusting} `).replace('~/.ssh/wardroom_site', keyFile)}`,
    ],
    { stdio: 'ignore' },
  );
  page.once('close', () => client.kill());
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page
    .getByRole('row', { name: new RegExp(site) })
    .getByText('Connected')
    .waitFor();
}

async function visit(world, target) {
  await addTarget(world.keeper, target);
  const { worker } = world;
  const { page } = worker;
  await enter(worker, { request, target: target.name });
  await sees(worker, /[$#] ?$/);
  await page.getByRole('application').click();
  await page.keyboard.type('clear; ip -brief address show lan0\n');
  await sees(worker, /10\.0\.0\.10/);
  await sameInReplay(worker);
}
