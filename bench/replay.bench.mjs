// S8b: going to any minute of a long recording, beside playing it from the start.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const { Terminal } = require('@xterm/headless');
const { TerminalPlayback } = require('@wardroom/remote-access-common');

const page = '../plugins/remote-access/frontend/src/components/Replay';
const { Checkpoints } = require(`${page}/Checkpoints.ts`);
const { hiddenTerminal } = require(`${page}/hiddenTerminal.ts`);

const MINUTES = 60;
const MB = 30;
const SEEKS = 60;

const terminal = () =>
  new Terminal({ cols: 120, rows: 40, allowProposedApi: true });

/** An hour in which a coloured listing goes by, as a technician's terminal gets it. */
function recording() {
  const moments = [{ at: 0, kind: 'r', data: '120x40' }];
  const piece = 1024;
  const count = (MB * 1024 * 1024) / piece;
  for (let i = 0; i < count; i += 1) {
    const line = `\u001b[01;3${i % 8}m/usr/share/doc/package-${i}\u001b[0m -rw-r--r-- root\r\n`;
    const data = line.repeat(Math.ceil(piece / line.length)).slice(0, piece);
    moments.push({ at: (i / count) * MINUTES * 60_000, kind: 'o', data });
  }
  return moments;
}

const moments = recording();
const checkpoints = new Checkpoints(moments, hiddenTerminal(terminal()));
const prepared = performance.now();
await checkpoints.ready;
const preparing = performance.now() - prepared;

const start = performance.now();
const whole = new TerminalPlayback(terminal());
whole.play(moments);
await whole.shown();
const straight = performance.now() - start;

const playback = new TerminalPlayback(terminal());
const times = [];
for (let i = 0; i < SEEKS; i += 1) {
  // Far apart, forward and back.
  const to = Math.floor((((i * 37) % SEEKS) / SEEKS) * moments.length);
  const from = performance.now();
  const checkpoint = checkpoints.before(to);
  playback.begin(checkpoint?.picture);
  playback.play(moments.slice(checkpoint?.next ?? 0, to));
  await playback.shown();
  times.push(performance.now() - from);
}
times.sort((a, b) => a - b);
const p95 = times[Math.floor(SEEKS * 0.95)];
process.stdout.write(
  `${JSON.stringify({
    id: 'S8b',
    goal: `going to any minute of a recorded hour of ${MB} MB, p95 of ${SEEKS}`,
    measured: `${p95.toFixed(0)} ms (prepared in passing in ${(preparing / 1000).toFixed(1)} s)`,
    limit: '< 300 ms',
    peer: `playing it from the start ${straight.toFixed(0)} ms`,
    ok: p95 < 300,
  })}\n`,
);
process.exit(0);
