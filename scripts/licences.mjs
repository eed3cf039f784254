// The licences of what the product ships with: all known, all compatible with Apache-2.0, listed in docs/licences.md.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './console.mjs';
import { productionPackages } from './dependencies.mjs';

const LIST = join(root, 'docs/licences.md');

// May be part of an Apache-2.0 work. Those with a file-level or library-level duty (MPL, LGPL) are not changed by us and not linked statically.
const COMPATIBLE = new Set([
  'Apache-2.0',
  'MIT',
  'MIT-0',
  'ISC',
  'BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'Unlicense',
  'Zlib',
  'Python-2.0',
  'PostgreSQL',
  'WTFPL',
  'MPL-2.0',
  'OFL-1.1',
]);

/** Whether an SPDX expression leaves a compatible choice: one side of OR, both of AND. */
export function isCompatible(expression) {
  const text = expression.trim().replace(/^\((.*)\)$/, '$1');
  if (/ OR /.test(text)) return text.split(' OR ').some(isCompatible);
  if (/ AND /.test(text)) return text.split(' AND ').every(isCompatible);
  return COMPATIBLE.has(text);
}

/** What a package says its licence is; from its licence file when package.json does not say. */
export function licenceOf({ manifest, folder }) {
  const said = manifest.license ?? manifest.licenses;
  const names = (Array.isArray(said) ? said : [said])
    .map(entry => entry?.type ?? entry)
    .filter(name => typeof name === 'string')
    .map(name => (name === 'Apache 2.0' ? 'Apache-2.0' : name));
  if (names.length && !/^SEE LICEN[CS]E/i.test(names[0]))
    return names.join(' OR ');
  return fromFile(folder) ?? 'unknown';
}

function fromFile(folder) {
  const names = readdirSync(folder);
  const file =
    names.find(name => /^licen[cs]e/i.test(name)) ??
    names.find(name => /^readme/i.test(name));
  const text = file ? readFileSync(join(folder, file), 'utf8') : '';
  if (/Permission is hereby granted, free of charge/.test(text)) return 'MIT';
  if (
    /This is free and unencumbered software released into the public domain/.test(
      text,
    )
  )
    return 'Unlicense';
  if (/The origin of this software must not be misrepresented/.test(text))
    return 'Zlib';
  if (/Apache License\s+Version 2\.0/.test(text)) return 'Apache-2.0';
  if (/Permission to use, copy, modify, and\/or distribute/.test(text))
    return 'ISC';
  if (/Redistribution and use in source and binary forms/.test(text))
    return /Neither the name/.test(text) ? 'BSD-3-Clause' : 'BSD-2-Clause';
  return undefined;
}

// Packages for one kind of machine differ from machine to machine: they are checked, but not listed.
function listOf(packages) {
  const rows = packages
    .filter(({ manifest }) => !manifest.os && !manifest.cpu)
    .map(entry => `| ${entry.name} | ${entry.version} | ${licenceOf(entry)} |`);
  return [
    '# Licences of the packages Wardroom ships with',
    '',
    'Written by `node scripts/licences.mjs --write`; `npm test` fails when it is out of date.',
    '',
    '| Package | Version | Licence |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function main() {
  const packages = productionPackages(root);
  const refused = packages.filter(entry => !isCompatible(licenceOf(entry)));
  for (const entry of refused)
    process.stderr.write(
      `${entry.name} ${entry.version}: ${licenceOf(entry)} is not known to be compatible with Apache-2.0\n`,
    );
  if (refused.length) process.exit(1);
  const list = listOf(packages);
  if (process.argv.includes('--write')) {
    mkdirSync(join(root, 'docs'), { recursive: true });
    return writeFileSync(LIST, list);
  }
  if (readOr(LIST) === list) return undefined;
  process.stderr.write(
    'docs/licences.md is out of date: node scripts/licences.mjs --write\n',
  );
  return process.exit(1);
}

function readOr(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
