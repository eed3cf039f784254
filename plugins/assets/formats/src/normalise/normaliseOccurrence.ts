import type { Occurrence } from '../record/Occurrence';
import { cleanValue } from './cleanValue';
import { isPort } from './isPort';

/** Lines are counted in numbers that databases and screens hold. */
const MOST_LINES = 2 ** 31 - 1;

/** A place made whole: its texts cleaned. What is no port is the asset as a whole, and what is no line is left out. */
export function normaliseOccurrence(occurrence: Occurrence): Occurrence {
  const at = cleanValue(occurrence) as Occurrence;
  switch (at.kind) {
    case 'network':
      return isPort(at.port)
        ? { ...at, protocol: at.protocol || 'tcp' }
        : { kind: 'host' };
    case 'web':
      return at.url ? at : { kind: 'host' };
    case 'package':
      return { ...at, name: at.name || 'unknown package' };
    case 'code': {
      const { line, endLine, ...place } = at;
      return {
        ...place,
        file: at.file || 'unknown file',
        ...(isLine(line) ? { line } : {}),
        ...(isLine(endLine) ? { endLine } : {}),
      };
    }
    case 'resource':
      return at.resource ? at : { kind: 'host' };
    default:
      return at;
  }
}

function isLine(line = 0): boolean {
  return Number.isInteger(line) && line > 0 && line <= MOST_LINES;
}
