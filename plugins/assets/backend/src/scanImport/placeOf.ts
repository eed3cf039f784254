import type { Occurrence } from '@wardroom/assets-formats';

/** A place as people read it: `443/tcp`, `GET https://shop.example/login (user)`, `openssl 3.0.1`. */
export function placeOf(at: Occurrence): string {
  switch (at.kind) {
    case 'host':
      return 'host';
    case 'network':
      return `${at.port}/${at.protocol}`;
    case 'web':
      return [at.method, at.url, at.parameter && `(${at.parameter})`]
        .filter(Boolean)
        .join(' ');
    case 'package':
      return [at.name, at.version].filter(Boolean).join(' ');
    case 'code':
      return at.line ? `${at.file}:${at.line}` : at.file;
    default:
      return at.resource;
  }
}
