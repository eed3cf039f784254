import type { ExportContent } from '@wardroom/remote-access-common';
import type { PageParts } from './pageParts';

/**
 * What stands before and behind the recording in an exported page. All that comes from people or targets is base64 here
 * and text there: nothing of it is ever markup. The page may load nothing, from anywhere.
 */
export function pageAround(
  content: ExportContent,
  { script, style, scriptHash }: PageParts,
): { before: string; behind: string } {
  if (/<\/(?:script|style)/i.test(script + style)) {
    throw new Error('The program of the page would end too soon');
  }
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${scriptHash}'`,
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const facts = Buffer.from(JSON.stringify(content)).toString('base64');
  return {
    before: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Recorded session</title>
<style>${style}</style>
</head>
<body>
<noscript>This page checks and plays a recording, which needs JavaScript. It loads nothing from any network.</noscript>
<main id="page">Checking the recording …</main>
<script type="text/plain" id="content">${facts}</script>
<script type="text/plain" id="recording">`,
    behind: `</script>
<script>${script}</script>
</body>
</html>
`,
  };
}
