// What people do around a remote session: rules, credentials, targets, the session itself and its replay.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

/** The dialog that is open. */
export const dialogOf = ({ page }) => page.locator('section[role=dialog]');

/** Chooses an option of an open list. A list that grows can slip away from a press, as it does from people: they press again. */
export async function pick(option) {
  for (let left = 5; left > 0; left -= 1) {
    await option.click();
    const closed = await option
      .waitFor({ state: 'hidden', timeout: 5_000 })
      .catch(error => error);
    if (!closed) return;
  }
  assert.fail('The list stays open');
}

/** Has the customer's name in the switcher, as the forms of the vault need it. */
export async function workFor(admin, customer) {
  const { page } = admin;
  await page.keyboard.press('Control+k');
  await page.keyboard.type(customer);
  await page.getByRole('option', { name: customer }).first().click();
  await page.getByText(`Working in ${customer}`).waitFor({ state: 'attached' });
}

/** Changes the provider's rules of sessions; `values` maps the label of a rule to its value. */
export async function changeRules(admin, values) {
  const { page } = admin;
  await page.goto('/session-rules');
  await admin.press('button', 'Change rules');
  const dialog = dialogOf(admin);
  for (const [label, value] of Object.entries(values))
    await dialog.getByLabel(label).fill(value);
  await dialog.getByRole('button', { name: /rules/ }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Stores a credential in the vault of the customer that the person works for: a password, or else a private key. */
export async function storeCredential(admin, credential) {
  const { label, password, privateKey } = credential;
  await admin.page.goto('/vault');
  await admin.press('button', 'New credential');
  const dialog = dialogOf(admin);
  await dialog.getByLabel(/^Label/).fill(label);
  if (password) {
    await choose(admin, /Private key/, 'Password');
    await dialog.locator('input[type=password]').first().fill(password);
  } else {
    await dialog
      .getByRole('textbox', { name: /^Private key/ })
      .fill(privateKey);
  }
  await dialog.getByRole('button', { name: 'Store credential' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Adds a way into web-01. `username` may be absent where the protocol knows none; `more` fills what it alone has. */
export async function addTarget(admin, target) {
  const { name, protocol, host = '127.0.0.1', port, more } = target;
  const { page } = admin;
  await page.goto('/vault');
  await admin.press('button', 'New target');
  const dialog = dialogOf(admin);
  if (protocol) await choose(admin, /^SSH/, protocol);
  await dialog.getByRole('combobox', { name: /Asset/ }).fill('web-01');
  await pick(page.getByRole('option', { name: 'web-01', exact: true }));
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await dialog.getByLabel(/^Host/).fill(host);
  await dialog.getByLabel(/^Port/).fill(String(port));
  if (target.username)
    await dialog.getByLabel(/^Sign in as/).fill(target.username);
  await choose(admin, /Credential/, target.credential);
  await more?.(dialog);
  await dialog.getByRole('button', { name: 'Save target' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Takes up the work on a request, unless that has happened. */
export async function startWork(technician, request) {
  const { page } = technician;
  await page.goto(request);
  const start = page.getByRole('button', { name: /^Start/ });
  const goesOn = page.getByRole('button', { name: 'Resolve' });
  await start.or(goesOn).first().waitFor();
  if (await start.count()) await start.first().click();
  await goesOn.waitFor();
}

/** Opens a session on the target of this name, for the request that the technician works on, and waits until it is recorded. */
export async function enter(technician, { request, target }) {
  const { page } = technician;
  await page.goto(request);
  await technician.press('button', /Open session/);
  const dialog = dialogOf(technician);
  await dialog.waitFor();
  const connect = dialog.getByRole('button', { name: 'Connect' });
  // It waits until the targets are known. Where there is one alone, nobody is asked for it.
  await connect.click({ trial: true });
  const choice = dialog.getByRole('button', { name: /web-01/ });
  if (await choice.count()) await choose(technician, /web-01/, target);
  await connect.click();
  await page.getByRole('status').filter({ hasText: 'Recording' }).waitFor();
}

/** Ends the session at hand and opens its recording, up to the verdict that it is complete. Gives what `look` saw in between. */
export async function endAndReplay(technician, look) {
  const { page } = technician;
  await technician.press('button', 'End session');
  await page.getByText('The session has ended').waitFor();
  const seen = await look?.();
  await page.getByRole('link', { name: 'Watch the recording' }).click();
  await page
    .getByRole('textbox', { name: /Why do you watch/ })
    .fill('Comparing it with what was on the screen');
  await page.getByRole('button', { name: 'Watch' }).click();
  await page.getByText('Verified: complete and unaltered').waitFor();
  return seen;
}

/** Brings a file to the target of the session at hand, to a directory if one is named, and fetches it again. */
export async function bringAndFetch(technician, directory) {
  const { page } = technician;
  await technician.press('button', 'Show files');
  if (directory) {
    await page.getByLabel('Directory').fill(directory);
    await technician.press('button', 'Go');
    await page.getByText('Nothing is in this directory').waitFor();
  }
  const file = { name: 'brought.txt', buffer: Buffer.from('brought here') };
  await page
    .getByLabel(/Bring a file/)
    .setInputFiles({ ...file, mimeType: 'text/plain' });
  const transfers = page.getByRole('list', { name: 'Transfers' });
  await transfers.getByText('Done').waitFor();
  const [fetched] = await Promise.all([
    page.waitForEvent('download'),
    technician.press('button', `Download ${file.name}`),
  ]);
  assert.deepEqual(await readFile(await fetched.path()), file.buffer);
}

/** Chooses from a list in the dialog at hand. */
export async function choose(person, button, ...options) {
  const { page } = person;
  await dialogOf(person).getByRole('button', { name: button }).first().click();
  const called = option =>
    page
      .getByRole('option', { name: option, exact: typeof option === 'string' })
      .first();
  if (options.length === 1) await pick(called(options[0]));
  else for (const option of options) await called(option).click();
  // A list of several stays open.
  if (options.length > 1) await page.keyboard.press('Escape');
  // The closing list gives the focus back: what is typed before goes nowhere.
  await page.waitForFunction(() =>
    document.activeElement?.matches('button[aria-haspopup=listbox]'),
  );
}
