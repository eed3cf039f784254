/** @jest-environment node */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessMatrix } from './accessMatrix';

const file = join(__dirname, '../../../docs/access.md');

describe('the published access matrix', () => {
  it('says what the code says', () => {
    if (process.env.WARDROOM_UPDATE) writeFileSync(file, accessMatrix());
    expect(readFileSync(file, 'utf8')).toBe(accessMatrix());
  });
});
