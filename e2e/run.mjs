// The journeys: the product as `npm start` makes it, in a folder of its own, and people at a real browser.
// Prints a line for each step; writes {"passed", "failed", "skipped"} to the file named by WARDROOM_RESULT.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoPeople } from '../scripts/people.mjs';
import { Product } from '../scripts/product.mjs';
import { openBrowser } from './Browser.mjs';
import { mainJob, makeWorld } from './mainJob.mjs';

const pictures = process.env.WARDROOM_PICTURES;
const running = process.env.WARDROOM_RUNNING;

async function startProduct() {
  if (running) {
    const [base, file] = running.split(' ');
    return {
      base,
      people: JSON.parse(readFileSync(file, 'utf8')),
      stop: async () => {},
    };
  }
  const dir = mkdtempSync(join(tmpdir(), 'wardroom-journey-'));
  const product = new Product({ dir, port: 7417 });
  await product.start();
  const people = await demoPeople(dir);
  const stop = async () => {
    await product.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  return { base: product.url, people, stop };
}

async function main() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const { base, people, stop } = await startProduct();
  const browser = await openBrowser();
  const world = makeWorld({ browser, base, people, pictures });
  for (const [title, step] of mainJob) {
    const began = Date.now();
    try {
      if (counts.failed > 0) throw new Error('a step before it failed');
      await step(world);
      counts.passed += 1;
      console.log(`✓ ${title} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    } catch (error) {
      counts.failed += 1;
      console.log(
        `✗ ${title}: ${error.message.split('\n').slice(0, 6).join(' ')}`,
      );
      if (process.env.WARDROOM_DEBUG_PICTURE) {
        for (const context of browser.contexts()) {
          for (const page of context.pages()) {
            const name = new URL(page.url()).pathname.replaceAll('/', '_');
            await page.screenshot({
              path: `${process.env.WARDROOM_DEBUG_PICTURE}${name}.png`,
            });
          }
        }
      }
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
  await stop();
  if (process.env.WARDROOM_RESULT)
    writeFileSync(process.env.WARDROOM_RESULT, JSON.stringify(counts));
  process.exit(counts.failed > 0 ? 1 : 0);
}

await main();
