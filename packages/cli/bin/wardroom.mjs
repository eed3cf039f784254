#!/usr/bin/env node
// Runs the command line from its TypeScript sources. bin/bundle.mjs makes one file of it that needs Node alone.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const { runCli } = require('../src/index.ts');

process.exitCode = await runCli(process.argv.slice(2), process);
