// The same page as people with other screens and themes see it.

/** What every page is checked in. */
export const narrowAndWide = [
  { colorScheme: 'light', width: 1280, height: 800 },
  { colorScheme: 'dark', width: 390, height: 844 },
];

const [wide, narrow] = narrowAndWide;

/** What pictures are taken in. */
export const everyLook = [
  wide,
  { ...wide, colorScheme: 'dark' },
  narrow,
  { ...narrow, colorScheme: 'light' },
];

export async function show(page, { colorScheme, width, height }) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  // The app changes its theme a moment later; until then the page has colours of both.
  await page.waitForFunction(
    mode => document.body.dataset.themeMode === mode,
    colorScheme,
  );
}
