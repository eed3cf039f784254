// What the check of contrast makes of colours that are on their way.
import assert from 'node:assert/strict';

const pageOf = style => `<!doctype html>
  <html lang="en">
    <head>
      <title>Contrast</title>
      <style>
        @keyframes appear { from { opacity: 0.2; } }
        i { animation: appear 1s infinite; }
        p { background: #ffffff; ${style} }
      </style>
    </head>
    <body><main><h1>Contrast</h1><i></i><p>A text</p></main></body>
  </html>`;

export const contrast = [
  [
    'what fades in is judged when it stands, and what stays pale is told',
    async world => {
      const nobody = await world.meet();
      const { page } = nobody;
      for (const style of [
        'color: #53606f; animation: appear 2s;',
        'color: #53606f; opacity: 1; transition: opacity 2s; @starting-style { opacity: 0.2; }',
      ]) {
        await page.setContent(pageOf(style));
        assert.deepEqual(await nobody.violations(), []);
      }
      await page.setContent(pageOf('color: #a0a5ab;'));
      const found = await nobody.violations();
      assert.match(found.join(), /^color-contrast.*A text/);
      await nobody.leave();
    },
  ],
];
