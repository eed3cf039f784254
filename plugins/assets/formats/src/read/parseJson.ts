import { mendJson } from './mendJson';
import { ScanFileError } from './ScanFileError';

/** Digits of which a double may not hold all. */
const LONG_NUMBER = /(?:^|[:[,\s])-?\d{16,}/;

/**
 * The value of some JSON. Whole numbers that a double cannot hold stay text: they are ids.
 *
 * @param mended - is told where it was no strict JSON and could be read all the same
 */
export function parseJson(text: string, mended?: () => void): unknown {
  try {
    return parsed(text);
  } catch (error) {
    const other = mendJson(text);
    if (other === text) throw broken(error);
    try {
      const value = parsed(other);
      mended?.();
      return value;
    } catch {
      throw broken(error);
    }
  }
}

function parsed(text: string): unknown {
  return LONG_NUMBER.test(text) ? JSON.parse(text, exactly) : JSON.parse(text);
}

function broken(error: unknown): ScanFileError {
  return new ScanFileError(
    `This is no valid JSON: ${(error as Error).message.slice(0, 200)}. Export the report again; it may have been cut off.`,
  );
}

function exactly(
  this: unknown,
  _: string,
  value: unknown,
  context?: { source?: string },
): unknown {
  const isExact =
    typeof value !== 'number' ||
    !Number.isInteger(value) ||
    Number.isSafeInteger(value);
  return isExact ? value : (context?.source ?? value);
}
