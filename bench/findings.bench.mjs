// L2: lists of findings through HTTP with sign-in, permissions and row-level security, at a million findings of two
// hundred customers: for one customer's administrator (the largest customer), for a technician with forty customers and
// for an analyst who sees all of them. Each asks for pages in every order and with filters, as the screen does.
import { setTimeout as wait } from 'node:timers/promises';
import { seedFindings } from './findings/seedFindings.mjs';
import { startProduct } from './startProduct.mjs';

const ROUNDS = 12;
const AT_ONCE = 4;
const PAGES = [
  'sort=rank',
  'sort=severity',
  'sort=due',
  'sort=updated',
  'severity=Critical&severity=High',
  'state=open&state=closed',
  'state=closed&sort=updated',
  'source=nessus&sort=due',
  'knownExploited=true',
  'overdue=true&sort=due',
];

const product = await startProduct();
const { client } = product;

const percentile = (values, part) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * part)];

/** Milliseconds of each of these requests, some of them at once. */
async function timesOf(persona, paths) {
  const left = [...paths];
  const times = [];
  const worker = async () => {
    for (let path = left.shift(); path; path = left.shift()) {
      const start = performance.now();
      const answer = await product.ask(persona, path);
      times.push(performance.now() - start);
      if (answer.items?.length === 0) throw new Error(`${path} has nothing`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return times;
}

/** Each page, and the one after it. */
async function pathsFor(persona) {
  const paths = [];
  for (const query of PAGES) {
    const path = `/assets/findings?limit=50&${query}`;
    const { nextCursor } = await product.ask(persona, path);
    paths.push(path);
    if (nextCursor)
      paths.push(`${path}&cursor=${encodeURIComponent(nextCursor)}`);
  }
  return paths;
}

async function measure({ id, persona, who, limit }) {
  const paths = await pathsFor(persona);
  const rounds = Array.from({ length: ROUNDS }, () => paths).flat();
  // Until the engine has compiled what it will.
  await timesOf(persona, rounds.slice(0, 100));
  const lists = await timesOf(persona, rounds);
  const counts = await timesOf(
    persona,
    Array.from({ length: 20 }, () => '/assets/finding-counts'),
  );
  const p95 = percentile(lists, 0.95);
  console.log(
    JSON.stringify({
      id,
      goal: `a page of findings for ${who}, p95 of ${lists.length} requests, ${AT_ONCE} at once`,
      measured: `${p95.toFixed(0)} ms (p50 ${percentile(lists, 0.5).toFixed(0)} ms)`,
      limit: `< ${limit} ms`,
      peer: `numbers beside the filters p95 ${percentile(counts, 0.95).toFixed(0)} ms`,
      ok: p95 < limit,
    }),
  );
}

try {
  await seedFindings(product, client);
  // What people may see is asked anew within seconds.
  await wait(10_000);
  await measure({
    ...{ id: 'L2', persona: 'acmeAdmin', limit: 100 },
    who: 'the administrator of the largest of 200 customers with 1,000,000 findings',
  });
  await measure({
    ...{ id: 'L2t', persona: 'technician', limit: 300 },
    who: 'a technician with 40 of the customers',
  });
  await measure({
    ...{ id: 'L2a', persona: 'analyst', limit: 300 },
    who: 'an analyst who sees all 200',
  });
} finally {
  await product.stop();
}
