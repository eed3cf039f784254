export type Purl = { type: string; name: string; version?: string };

const LONGEST = 2000;

/** Type, name and version of a package URL; undefined for what is none. */
export function purlOf(text: string): Purl | undefined {
  if (text.length > LONGEST) return undefined;
  const [, type, path] =
    /^pkg:\/*([a-z0-9.+-]+)\/([^?#]+)/i.exec(text.trim()) ?? [];
  const [, name, version] = /([^/@]+)(?:@([^/]*))?\/*$/.exec(path ?? '') ?? [];
  return type && name
    ? {
        type: type.toLowerCase(),
        name: decoded(name),
        version: version ? decoded(version) : undefined,
      }
    : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
