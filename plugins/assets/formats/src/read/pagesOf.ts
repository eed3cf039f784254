import type { JsonMatch } from './JsonMatch';
import type { ScanFile } from './ScanFile';

export const MORE_PAGES =
  'The answer has more pages than this file. Ask for the others as well.';

/**
 * Records of an answer that an interface gives page by page, in one file or in several values of one. Where the last page
 * names a next one, the file is not whole, and a warning says so.
 *
 * @param next - place of what names the next page; it stands behind the records
 */
export async function* pagesOf(
  file: ScanFile,
  paths: string[],
  next: string,
): AsyncGenerator<JsonMatch> {
  let hasNext = false;
  for await (const match of file.json([...paths, next])) {
    hasNext = match.path === next && Boolean(match.value);
    if (match.path !== next) yield match;
  }
  if (hasNext) file.warn(MORE_PAGES);
}
