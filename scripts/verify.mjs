// npm test, on the project's own Node and with everything installed.
import { endCommands } from './command.mjs';
import { fail } from './console.mjs';
import { installDebianPackages } from './debianPackages.mjs';
import { installGuacd } from './guacd.mjs';
import { Results } from './results.mjs';
import { appBuild, checks, jestTests, journeys, nodeTests } from './stages.mjs';
import { startTestPostgres } from './testPostgres.mjs';

const [pattern] = process.argv.slice(2).filter(word => !word.startsWith('-'));
const results = new Results();
let postgres;

async function stage(title, act) {
  process.stdout.write(`\n── ${title}\n`);
  const began = Date.now();
  await act(results, pattern);
  process.stdout.write(
    `── ${title}: ${((Date.now() - began) / 1000).toFixed(1)} s\n`,
  );
}

async function main() {
  installDebianPackages();
  const guacd = installGuacd();
  if (!pattern) await stage('checks', checks);
  postgres = await startTestPostgres();
  process.env.WARDROOM_TEST_POSTGRES = postgres.url;
  const installed = await guacd;
  if (installed) process.stdout.write(`${installed}\n`);
  await stage('launcher and lab', nodeTests);
  await stage('packages and plugins', jestTests);
  if (!pattern) await stage('app build', appBuild);
  if (!pattern) await stage('journeys', journeys);
  await postgres.stop();
  process.stdout.write(`\n${results.closing()}\n`);
  process.exit(results.exitCode());
}

async function interrupted() {
  endCommands();
  await postgres?.stop();
  fail('the tests were interrupted.');
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'])
  process.once(signal, interrupted);
process.channel?.unref();
main().catch(async error => {
  await postgres?.stop();
  fail(error.stack);
});
