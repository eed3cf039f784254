import { runCli } from './runCli';

/** The program as one file: see bin/bundle.mjs. */
runCli(process.argv.slice(2), process).then(code => {
  process.exitCode = code;
});
