import type { StatedProduct } from '../record/ScanRecord';
import { purlOf } from './purlOf';
import { repositoryOfImage } from './repositoryOfImage';

/** Values of identifiers by which an asset that is a product may be known: its id and name, and the repository of an image. */
export function assetsOfProduct({ id, name }: StatedProduct): string[] {
  const image = imageIn(id);
  const names = [id, id.replace(/[?#].*$/, ''), name, image].flatMap(
    each => each ?? [],
  );
  return [...new Set(names)];
}

/** `pkg:oci/shop@sha256…?repository_url=ghcr.io/acme/shop`, `pkg:docker/acme/shop@1.4`. */
function imageIn(id: string): string | undefined {
  const purl = purlOf(id);
  const place = /[?&]repository_url=([^&#]+)/.exec(id)?.[1] ?? '';
  const registry = decoded(place).replace(/^[a-z]+:\/\/|\/$/g, '');
  if (purl?.type === 'oci') return repositoryOfImage(registry || purl.name);
  if (purl?.type !== 'docker') return undefined;
  const [, path] = /^pkg:\/*docker\/([^@?#]+)/i.exec(id) ?? [];
  return path && repositoryOfImage([registry, path].filter(Boolean).join('/'));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
