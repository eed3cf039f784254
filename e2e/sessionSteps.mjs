// What people do around a remote session: rules, credentials, targets, the session itself and its replay.
import assert from 'node:assert/strict';

const dialogOf = ({ page }) => page.locator('section[role=dialog]');

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

/** Stores a password in the vault of the customer that the person works for. */
export async function storePassword(admin, { label, password }) {
  const { page } = admin;
  await page.goto('/vault');
  await admin.press('button', 'New credential');
  const dialog = dialogOf(admin);
  await dialog.getByLabel(/^Label/).fill(label);
  await choose(admin, /Private key/, 'Password');
  await dialog.locator('input[type=password]').first().fill(password);
  await dialog.getByRole('button', { name: 'Store credential' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Adds a way into web-01. `username` may be absent where the protocol knows none. */
export async function addTarget(admin, target) {
  const { name, protocol, port, username, credential } = target;
  const { page } = admin;
  await page.goto('/vault');
  await admin.press('button', 'New target');
  const dialog = dialogOf(admin);
  await choose(admin, /^SSH/, protocol);
  await dialog.getByRole('combobox', { name: /Asset/ }).fill('web-01');
  await page.getByRole('option', { name: 'web-01', exact: true }).click();
  await dialog.getByLabel(/^Name/).fill(name);
  await dialog.getByLabel(/^Host/).fill('127.0.0.1');
  await dialog.getByLabel(/^Port/).fill(String(port));
  if (username) await dialog.getByLabel(/^Sign in as/).fill(username);
  await choose(admin, /Credential/, credential);
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

/** Opens a session on web-01, by `target` where there are several, for the request that the technician looks at, and waits until it is recorded. */
export async function enter(technician, { request, target }) {
  const { page } = technician;
  await page.goto(request);
  await technician.press('button', /Open session/);
  const dialog = dialogOf(technician);
  await dialog.waitFor();
  if (target) await choose(technician, /web-01/, target);
  await dialog.getByRole('button', { name: 'Connect' }).click();
  await page.getByRole('status').filter({ hasText: 'Recording' }).waitFor();
}

/** Ends the session at hand and opens its recording, up to the verdict that it is complete. */
export async function endAndReplay(technician) {
  const { page } = technician;
  await technician.press('button', 'End session');
  await page.getByText('The session has ended').waitFor();
  await page.getByRole('link', { name: 'Watch the recording' }).click();
  await page
    .getByRole('textbox', { name: /Why do you watch/ })
    .fill('Comparing it with what was on the screen');
  await page.getByRole('button', { name: 'Watch' }).click();
  await page.getByText('Verified: complete and unaltered').waitFor();
}

/** Pastes several lines into the terminal that has the focus, and confirms it. */
export async function pasteLines({ page }, text) {
  await page.evaluate(pasted => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.activeElement.dispatchEvent(
      new ClipboardEvent('paste', {
        ...{ clipboardData, bubbles: true, cancelable: true },
      }),
    );
  }, text);
  await page.getByRole('dialog').getByRole('button', { name: /Paste/ }).click();
}

/** What a terminal shows, line by line, without the empty ones at its end. */
export async function screenText(person) {
  const rows = person.page.locator('.xterm-rows > div');
  const lines = await rows.allInnerTexts();
  return lines
    .map(line => line.replaceAll('\u00a0', ' ').trimEnd())
    .join('\n')
    .trim();
}

/** Waits until a terminal shows a text that matches. */
export async function sees(person, pattern) {
  for (let left = 300; left > 0; left -= 1) {
    if (pattern.test(await screenText(person))) return;
    await person.page.waitForTimeout(100);
  }
  assert.match(await screenText(person), pattern);
}

async function choose(person, button, option) {
  const { page } = person;
  await dialogOf(person).getByRole('button', { name: button }).first().click();
  await page
    .getByRole('option', { name: option, exact: typeof option === 'string' })
    .first()
    .click();
  // The closing list gives the focus back: what is typed before goes nowhere.
  await page.waitForFunction(() =>
    document.activeElement?.matches('button[aria-haspopup=listbox]'),
  );
}
