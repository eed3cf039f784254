import { tinyTree } from '../testing/tinyTree';
import { forbiddenWords } from './forbiddenWords';

const found = (path: string, text: string) =>
  forbiddenWords(tinyTree({ [`plugins/interventions/${path}`]: text })).map(
    v => v.where,
  );

describe('forbiddenWords', () => {
  it.each([
    [
      'backend/migrations/20260301T0900_x.js',
      `knex.schema.createTable('x', t => {});`,
    ],
    [
      'backend/src/x/XWriter.ts',
      `query.update({\n  note, state: 'approved' });`,
    ],
    ['backend/src/x/XWriter.ts', `tx.raw('update x set state = ?');`],
    ['backend/src/jobs/sweep.ts', 'setInterval(sweep, 1000);'],
    ['backend/src/plugin.ts', `router.get('/x', handler);`],
    ['backend/src/x/XReader.ts', 'query.offset(20);'],
    ['backend/src/x/XReader.ts', '// TODO: later'],
    ['backend/src/x/XReader.test.ts', `it.only('works', () => {});`],
    ['backend/src/x/XReader.test.ts', `describe.skip('works', () => {});`],
  ])('refuses in %s: %s', (path, text) => {
    expect(found(path, text)).toEqual([`plugins/interventions/${path}:1`]);
  });

  it.each([
    ['backend/src/x/XReader.ts', '// never createTable( here'],
    ['backend/src/x/XWriter.ts', 'this.update(table, row, { note });'],
    ['gateway/src/session/Idle.ts', 'setInterval(look, 1000);'],
    [
      'backend/src/x/XReader.test.ts',
      `const suite = ready ? describe : describe.skip;`,
    ],
  ])('accepts in %s: %s', (path, text) => {
    expect(found(path, text)).toEqual([]);
  });
});
