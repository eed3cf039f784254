// What befalls desktops and their guacds.
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { gatewayDesktop } from '../sessions/desktopFaces.mjs';
import { startedProgram } from './startedProgram.mjs';
import { again, toEach } from './strike.mjs';

const require = createRequire(import.meta.url);
const testing = '../../plugins/remote-access/gateway/src/testing';
const { DesktopBrowser } = require(`${testing}/DesktopBrowser.ts`);
const { desktopOrder } = require(`${testing}/desktopOrder.ts`);
const { guacdProcesses } = require(`${testing}/guacdProcesses.ts`);
const { VncDesktop } = require(`${testing}/VncDesktop.ts`);

const DESKTOPS = 5;
const password = 'bench-12';

/** Opens desktops and kills some of their processes, one after the other. */
const killing = (world, which) => async () => {
  const vnc = await VncDesktop.start(password);
  const target = { port: vnc.port, settings: { protocol: 'vnc' } };
  for (let i = 0; i < DESKTOPS; i += 1) {
    await gatewayDesktop(world.portal, { target, password });
  }
  const pids = guacdProcesses(world.portal.pid)[which];
  const provoke = () =>
    again(i => process.kill(pids[i], 'SIGKILL'), pids.length);
  provoke.heal = () => vnc.stop();
  return provoke;
};

/** A guacd in a customer's network that was taken over, by what it says once the desktop is open. */
const hostile = (world, kind, watchMs) => async () => {
  const { child, facts } = await startedProgram('hostileGuacd.mjs', [kind]);
  const open = async () => {
    const order = await desktopOrder(world.portal, {
      target: { port: 5900, settings: { protocol: 'vnc' } },
      road: { kind: 'site', site: 'sit_faults', door: facts.door },
      password,
    });
    const pass = { ticket: world.portal.ticketFor(order) };
    const browser = await DesktopBrowser.open(world.portal, pass);
    return { order, browser };
  };
  const provoke = await toEach(open, async ({ order, browser }) => {
    browser.ws.pause();
    // It speaks when it hears a key.
    browser.key(0x61);
    await wait(watchMs);
    await world.terminate({ order });
    browser.ws.terminate();
  })();
  provoke.heal = () => child.kill();
  return provoke;
};

export const faultsOfDesktops = world => [
  {
    id: 'F14',
    row: 'guacds of desktops are killed',
    prepare: killing(world, 'desktops'),
  },
  {
    id: 'F15',
    row: 'the guacds that started them are killed',
    prepare: killing(world, 'servers'),
  },
  {
    id: 'F16',
    row: 'a guacd answers rubbish',
    prepare: hostile(world, 'rubbish', 50),
  },
  {
    id: 'F17',
    row: 'a guacd floods browsers that do not read, until they are ended',
    prepare: hostile(world, 'flood', 300),
  },
];
