// What people see of a desktop: its picture, and the same again in the replay.
import assert from 'node:assert/strict';
import { endAndReplay } from './sessionSteps.mjs';

/** Waits until the desktop shows more than one colour. */
export async function drawn(page) {
  await page.getByRole('application').waitFor();
  await page.waitForFunction(() => {
    const canvas = document.querySelector('[role=application] canvas');
    if (!canvas?.width) return false;
    const { data } = canvas
      .getContext('2d')
      .getImageData(0, 0, canvas.width, canvas.height);
    const pixels = new Set(new Uint32Array(data.buffer));
    return pixels.size > 2;
  });
}

/** A digest of the pixels of the desktop, or of its replay. */
export const picture = page =>
  page.evaluate(async () => {
    const canvas = document.querySelector('main canvas');
    const { data } = canvas
      .getContext('2d')
      .getImageData(0, 0, canvas.width, canvas.height);
    const digest = await crypto.subtle.digest('SHA-256', data);
    return `${canvas.width}x${canvas.height} ${new Uint8Array(digest).join(' ')}`;
  });

/** Ends the session, and looks at its last picture again in its replay. */
export async function sameInReplay(technician) {
  const { page } = technician;
  const last = await endAndReplay(technician, () => stillPicture(page));
  await page.getByRole('slider').first().press('End');
  for (let left = 300; left > 0; left -= 1) {
    if ((await picture(page)) === last) return;
    await page.waitForTimeout(100);
  }
  assert.equal(await picture(page), last);
}

async function stillPicture(page) {
  let shown;
  // One that is still being drawn is another one a moment later.
  for (let before; shown === undefined || shown !== before;) {
    before = shown;
    await page.waitForTimeout(500);
    shown = await picture(page);
  }
  return shown;
}
