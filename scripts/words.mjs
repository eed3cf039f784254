// What may stand in no committed file: hosts of registries, paths of this machine, keys and tokens.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './console.mjs';
import { sourceFiles } from './sources.mjs';

// Folders that say nothing about one machine: texts may speak of them.
const COMMON_FOLDERS = [
  '/',
  '/tmp',
  '/home',
  '/root',
  '/opt',
  '/srv',
  '/src',
  '/usr/src',
  '/var',
  '/mnt',
  '/app',
  '/workspace',
  '/builds',
  '/Users',
];

const SECRETS = [
  [
    'a private key',
    /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----(?:\s|\\n|\\r)+[A-Za-z0-9+/=]{20}/,
  ],
  ['a cloud access key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  [
    'a forge token',
    /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60,}|glpat-[\w-]{20})\b/,
  ],
  [
    'a package registry token',
    /\bnpm_[A-Za-z0-9]{36}\b|_authToken\s*=\s*[^\s$]/,
  ],
  ['a chat token', /\bxox[abprs]-[A-Za-z0-9-]{20,}/],
  ['a payment key', /\b[sr]k_live_[A-Za-z0-9]{20,}/],
  ['a signed token', /\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}/],
];

/** The rules of this machine: each a name and what it looks for. */
export function rules({
  registries = registryHosts(),
  checkout = root,
  home = homedir(),
} = {}) {
  // The folder above says more than the checkout does, unless everybody has one of that name.
  const above = dirname(checkout);
  const folders = [
    COMMON_FOLDERS.includes(above) ? checkout : above,
    home,
  ].filter(folder => !COMMON_FOLDERS.includes(folder));
  return [
    ...registries.map(host => [
      'the host of a package registry',
      new RegExp(`(?<![\\w-])${escaped(host)}(?![\\w-])`, 'i'),
    ]),
    ...folders.map(folder => [
      'a path of this machine',
      new RegExp(`(?<![\\w/.-])${escaped(folder)}(?=[/"'\`\\s]|$)`, 'm'),
    ]),
    ...SECRETS,
  ];
}

function registryHosts() {
  const asked = spawnSync('npm', ['config', 'get', 'registry'], {
    encoding: 'utf8',
    cwd: root,
  });
  const configured = URL.parse(asked.stdout?.trim())?.hostname;
  // The public registry's name, put together here because this file is searched as well.
  return [
    ...new Set([configured, ['registry', 'npmjs', 'org'].join('.')]),
  ].filter(host => host && !['localhost', '127.0.0.1'].includes(host));
}

const escaped = text => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** One line per finding: the place and the name of the rule, never the secret itself. */
export function findings(name, text, checked) {
  return checked.flatMap(([what, pattern]) => {
    const found = pattern.exec(text);
    return found
      ? [`${name}:${text.slice(0, found.index).split('\n').length}: ${what}`]
      : [];
  });
}

function main() {
  const checked = rules();
  const found = sourceFiles().flatMap(file => {
    const content = readFileSync(join(root, file));
    return content.includes(0)
      ? []
      : findings(file, content.toString('utf8'), checked);
  });
  if (found.length) process.stderr.write(`${found.join('\n')}\n`);
  process.exit(found.length ? 1 : 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
