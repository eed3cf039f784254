// What a newcomer is told after the start: who there is to sign in as.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import qrcode from 'qrcode';
import { step } from './console.mjs';
import { readJson, writePrivate } from './dataDir.mjs';

const SEEDED_WITHIN = 180_000;

/**
 * The demo's people as the backend's seeder wrote them: `[{ ref, name, role, roleName?, workspace, email, password?, totpSecret?, otpauthUrl? }]`.
 * Waits for a first seeding to end; `stopped()` ends the waiting.
 */
export async function demoPeople(dir, stopped = () => false) {
  return waitFor(
    join(dir, 'demo-people.json'),
    stopped,
    'the demo people were not made in time',
  );
}

/** The one-time link with which the first super admin makes their account; undefined where there was staff before. */
export async function firstAdminUrl(dir, stopped = () => false) {
  const { url } = await waitFor(
    join(dir, 'first-admin.json'),
    stopped,
    'the link for the first super admin was not made in time',
  );
  return url;
}

async function waitFor(file, stopped, sentence) {
  const end = existsSync(file) ? undefined : step('Filling the empty database');
  for (
    const until = Date.now() + SEEDED_WITHIN;
    Date.now() < until && !stopped();
    await sleep(100)
  ) {
    const content = existsSync(file) ? readJson(file) : undefined;
    if (content) {
      end?.();
      return content;
    }
  }
  end?.('failed');
  throw new Error(`${sentence}. The backend's log says why.`);
}

/** Takes passwords and one-time-code secrets out of the file: they have been shown, and are shown once. */
export function forgetSecrets(dir, people) {
  const rest = people.map(
    ({ password, totpSecret, otpauthUrl, ...person }) => person,
  );
  writePrivate(join(dir, 'demo-people.json'), rest);
}

/** A table of the people and one QR code, as text for the terminal. */
export async function peopleTable(people) {
  const columns = [
    ['Name', 'name'],
    ['Role', 'roleName'],
    ['Workspace', 'workspace'],
    ['E-mail', 'email'],
    ['Password', 'password'],
    ['One-time code secret', 'totpSecret'],
  ];
  const rows = [
    columns.map(([title]) => title),
    ...people.map(person =>
      columns.map(([, field]) => shown(person)[field] ?? ''),
    ),
  ];
  const widths = columns.map((_, index) =>
    Math.max(...rows.map(row => row[index].length)),
  );
  const lines = rows.map(row =>
    row
      .map((cell, index) => cell.padEnd(widths[index]))
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, widths.map(width => '─'.repeat(width)).join('  '));
  return `${lines.join('\n')}\n${await qrOf(people)}`;
}

const shown = person => ({ roleName: person.role, ...person });

async function qrOf(people) {
  const technicians = people.filter(
    person => person.role === 'technician' && person.otpauthUrl,
  );
  // The one that the README signs in as, where the demo has several.
  const technician =
    technicians.find(({ ref }) => ref.endsWith('/technician')) ??
    technicians[0];
  if (!technician) return '';
  // A terminal may write light on dark, which not every scanner reads: there the code brings its own colours.
  const type = process.stdout.isTTY ? 'terminal' : 'utf8';
  const code = await qrcode.toString(technician.otpauthUrl, {
    type,
    small: true,
    errorCorrectionLevel: 'L',
    margin: 2,
  });
  return `\n${technician.name}'s one-time codes, for an authenticator app (for the others, type in the secret):\n${code}`;
}
