import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  demoPeople,
  firstAdminUrl,
  forgetSecrets,
  peopleTable,
} from './people.mjs';
import { temporaryFolder } from './testing/launcher.mjs';

const PEOPLE = [
  {
    ref: 'user:acme/anna',
    name: 'Anna Ahlberg',
    role: 'tenant-admin',
    workspace: 'portal',
    email: 'anna@acme.example',
    password: 'first-password',
    totpSecret: 'AAAA2222',
    otpauthUrl: 'otpauth://totp/W:anna?secret=AAAA2222',
  },
  {
    ref: 'user:provider/tess',
    name: 'Tess Tanner',
    role: 'technician',
    workspace: 'console',
    email: 'tess@provider.example',
    password: 'second-password',
    totpSecret: 'BBBB3333',
    otpauthUrl: 'otpauth://totp/W:tess?secret=BBBB3333',
  },
];

test('the table shows everybody’s password and secret, and one code to scan: the technician’s', async () => {
  const text = await peopleTable(PEOPLE);
  for (const { name, email, password, totpSecret } of PEOPLE)
    assert.match(
      text,
      new RegExp(`${name} .*${email} .*${password} .*${totpSecret}`),
    );
  assert.match(text, /Tess Tanner's one-time codes/);
  assert.equal(text.match(/one-time codes/g).length, 1);
  assert.match(text, /█▀▀▀▀▀█|█ ▄▄▄ █/);
});

test('what was shown is forgotten, and the people stay', async context => {
  const folder = temporaryFolder(context);
  writeFileSync(join(folder, 'demo-people.json'), JSON.stringify(PEOPLE), {
    mode: 0o644,
  });
  forgetSecrets(folder, await demoPeople(folder));
  const text = readFileSync(join(folder, 'demo-people.json'), 'utf8');
  assert.doesNotMatch(text, /password|secret|otpauth/i);
  assert.equal(statSync(join(folder, 'demo-people.json')).mode & 0o777, 0o600);
  assert.deepEqual(
    (await demoPeople(folder)).map(({ ref }) => ref),
    ['user:acme/anna', 'user:provider/tess'],
  );
});

test('the first admin’s link is waited for, and waiting ends with the start', async context => {
  const folder = temporaryFolder(context);
  setTimeout(
    () =>
      writeFileSync(
        join(folder, 'first-admin.json'),
        '{"url":"http://localhost/link"}',
      ),
    150,
  );
  assert.equal(await firstAdminUrl(folder), 'http://localhost/link');
  await assert.rejects(
    demoPeople(folder, () => true),
    /not made in time/,
  );
});
