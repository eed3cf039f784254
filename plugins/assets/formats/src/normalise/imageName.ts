/** A file with an image, or the number of one that is kept on a computer: the next build has another. */
const FILE = /^$|^[./]|\.(?:tar|tgz|gz)$/;
const NUMBER = /^sha256:[0-9a-f]+$|^[0-9a-f]{12,64}$/;

/**
 * What an image is called: as somebody has named it, else by the first of its other names. A number names none.
 *
 * @param others - tags, or names with digests
 */
export function imageName(name: string, others: string[]): string | undefined {
  const isNumber = NUMBER.test(name);
  if (!isNumber && !FILE.test(name)) return name;
  const other = others.find(each => each && !NUMBER.test(each));
  return other ?? (isNumber ? undefined : name || undefined);
}
