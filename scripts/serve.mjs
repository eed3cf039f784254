// npm start, on the project's own Node and with everything installed.
import { fail } from './console.mjs';
import { dataDir } from './dataDir.mjs';
import {
  demoPeople,
  firstAdminUrl,
  forgetSecrets,
  peopleTable,
} from './people.mjs';
import { Product, resetProduct } from './product.mjs';
import { startOptions } from './startOptions.mjs';

const options = startOptions(process.argv.slice(2));
const dir = dataDir();
const product = new Product({ dir, ...options, onExit: stop });
let stopping;

// Every way to the end comes through here once: Ctrl-C, a terminal that closes, a launcher that is gone, a part that died.
function stop(sentence) {
  stopping ??= (async () => {
    process.stdout.write(sentence ? '\n' : '\nStopping … ');
    await product.stop();
    if (sentence) fail(sentence);
    process.stdout.write('stopped.\n');
    process.exit(0);
  })();
  return stopping;
}

async function main() {
  if (options.resetDemo) await resetProduct(dir);
  await product.start();
  const account = options.demo ? await demoAccount() : await firstAccount();
  process.stdout.write(
    `\nWardroom is ready: ${product.url}\n${account}\n${options.dev ? '' : `Logs: ${dir}/backend.log. `}Ctrl-C stops everything.\n`,
  );
}

async function demoAccount() {
  const people = await demoPeople(dir, () => stopping);
  if (!people.some(person => person.password)) {
    return 'The demo people sign in as shown at the first start. To make the demo again with new passwords: npm start -- --reset-demo';
  }
  const table = await peopleTable(people);
  forgetSecrets(dir, people);
  return `\nThe demo's people (passwords and secrets are shown this once):\n\n${table}`;
}

async function firstAccount() {
  const link = await firstAdminUrl(dir, () => stopping);
  return link
    ? `The first super admin makes their account with this link, which works once: ${link}`
    : 'Sign in with your account.';
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => stop());
process.on('disconnect', () => stop());
process.channel?.unref();
process.on('uncaughtException', error => stop(error.stack));
// The terminal may be gone before we are.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});
main().catch(error =>
  stop(error.constructor === Error ? error.message : error.stack),
);
