// What people do in a terminal: type, paste, change its size, and see the same again in the replay.
import assert from 'node:assert/strict';
import { endAndReplay } from './sessionSteps.mjs';

/** Types and pastes several lines, and waits for what the shell makes of them. */
export async function typeAndPaste(technician) {
  const { page } = technician;
  await page.getByRole('application').click();
  await page.keyboard.type('echo typed-$((6*7))\n');
  await sees(technician, /typed-42/);
  await pasteLines(technician, 'echo pasted-$((6*8))\necho pasted-$((6*9))\n');
  await sees(technician, /pasted-48[\s\S]*pasted-54/);
}

/** Makes the window narrow, and waits until the shell knows it. */
export async function makeNarrow(technician) {
  const { page } = technician;
  await page.setViewportSize({ width: 900, height: 600 });
  await isNarrow(page);
  await page.keyboard.type('clear; echo narrow=$(($(tput cols) < 100))\n');
  await sees(technician, /narrow=1/);
}

/** Waits until the terminal has become as narrow as the window: what is typed before that goes to one that is wide. */
export async function isNarrow(page) {
  await page.waitForFunction(
    () => document.querySelector('.xterm-screen').clientWidth < 900,
  );
}

/** Clears the screen of a shell, ends the session on that picture, and looks at the same in its replay. */
export async function sameInReplay(technician) {
  const { page } = technician;
  await page.keyboard.type('clear; echo the-last-picture\n');
  await replaysTo(technician, /^the-last-picture\n.*[$#]$/);
}

/**
 * Waits for a last picture that matches, ends the session, and looks at the same in its replay. The pattern ends with
 * the prompt: without it, what follows would still be on its way when the picture is taken.
 */
export async function replaysTo(technician, pattern) {
  const { page } = technician;
  await sees(technician, pattern);
  const shown = await screenText(technician);
  await endAndReplay(technician);
  await page.getByRole('slider').first().press('End');
  assert.equal(await untilShown(technician, text => text === shown), shown);
}

/** Waits until a terminal shows a text that matches. */
export async function sees(person, pattern) {
  const shown = await untilShown(person, text => pattern.test(text));
  assert.match(shown, pattern);
}

// What a terminal shows when that is as wanted, or after half a minute.
async function untilShown(person, isWanted) {
  for (let left = 300; left > 0; left -= 1) {
    const shown = await screenText(person);
    if (isWanted(shown)) return shown;
    await person.page.waitForTimeout(100);
  }
  return screenText(person);
}

/** Pastes several lines where the keyboard is, and says yes to that. */
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

// What a terminal shows, line by line, without the empty ones at its end.
async function screenText({ page }) {
  const lines = await page.locator('.xterm-rows > div').allInnerTexts();
  return lines
    .map(line => line.replaceAll('\u00a0', ' ').trimEnd())
    .join('\n')
    .trim();
}
