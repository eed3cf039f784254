import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanFormatTitles } from '@wardroom/assets-common';
import { builtInFormats } from './builtInFormats';

describe('builtInFormats', () => {
  it('are sorted by their ids, of which each is there once', () => {
    const ids = builtInFormats.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('are called the same by screens', () => {
    const titles = builtInFormats.map(({ id, title }) => [id, title]);
    expect(scanFormatTitles).toEqual(Object.fromEntries(titles));
  });

  it.each(builtInFormats)('$id keeps what every format promises', ({ id }) => {
    const name = id.replace(/-(.)/g, (_, letter: string) =>
      letter.toUpperCase(),
    );
    const test = join(__dirname, 'formats', `${name}.test.ts`);
    expect(existsSync(test) && readFileSync(test, 'utf8')).toMatch(
      new RegExp(`^scanFormatSuite\\(${name},`, 'm'),
    );
  });
});
