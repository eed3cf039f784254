// The journeys: people at a real browser, on the product that runs at WARDROOM_URL with the people of WARDROOM_PEOPLE.
// WARDROOM_SERVERS says where the servers of the sessions are, as JSON. Prints a line for each step; writes {"passed",
// "failed", "skipped"} to the file named by WARDROOM_RESULT.
import { readFileSync, writeFileSync } from 'node:fs';
import { openBrowser } from './Browser.mjs';
import { contrast } from './contrast.mjs';
import { describePages } from './describePages.mjs';
import { desktops } from './desktops.mjs';
import { everyScreen } from './everyScreen.mjs';
import { findings } from './findings.mjs';
import { mainJob, makeWorld } from './mainJob.mjs';
import { sites } from './sites.mjs';
import { terminals } from './terminals.mjs';
import { webApis } from './webApis.mjs';
import { webApplications } from './webApplications.mjs';

const pictures = process.env.WARDROOM_PICTURES;
// Where the product runs, and the file with its demo people.
const base = process.env.WARDROOM_URL;
const people = JSON.parse(readFileSync(process.env.WARDROOM_PEOPLE, 'utf8'));
const servers = JSON.parse(process.env.WARDROOM_SERVERS ?? '{}');

async function main() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const browser = await openBrowser();
  const world = makeWorld({ browser, base, people, pictures });
  // The steps of the main job build on each other; the others stand alone.
  const steps = [
    ...mainJob,
    ...findings,
    ...terminals(servers),
    ...webApis(servers),
    ...desktops(servers),
    ...webApplications(servers),
    ...sites(servers),
    ...contrast,
    ...everyScreen,
  ];
  for (const [title, step, server = true] of steps) {
    const began = Date.now();
    if (!server) {
      counts.skipped += 1;
      console.log(`- ${title}: this machine has no such server`);
      continue;
    }
    try {
      if (counts.failed > 0 && mainJob.some(([other]) => other === title))
        throw new Error('a step before it failed');
      await step(world);
      counts.passed += 1;
      console.log(`✓ ${title} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    } catch (error) {
      counts.failed += 1;
      console.log(
        `✗ ${title}: ${error.message.split('\n').slice(0, 6).join(' ')}`,
      );
      const first = counts.failed === 1;
      if (first) await describePages(browser, pictures);
    }
  }
  if (world.took)
    console.log(`sign-in to recorded session: ${world.took.toFixed(1)} s`);
  const accessible = world.violations.length === 0;
  counts[accessible ? 'passed' : 'failed'] += 1;
  console.log(
    `${accessible ? '✓' : '✗'} no serious violation of accessibility rules`,
  );
  for (const violation of new Set(world.violations))
    console.log(`  ${violation}`);
  await browser.close();
  if (process.env.WARDROOM_RESULT)
    writeFileSync(process.env.WARDROOM_RESULT, JSON.stringify(counts));
  process.exit(counts.failed > 0 ? 1 : 0);
}

await main();
