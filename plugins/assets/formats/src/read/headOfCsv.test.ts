import { headOfCsv } from './headOfCsv';

describe('headOfCsv', () => {
  it('is not misled by texts that are full of commas', () => {
    const rows = Array.from(
      { length: 6 },
      (_, at) => `${at};${'one, '.repeat(5 * at)};x;y;z`,
    );
    const text = `id;text;a;b;c\n${rows.join('\n')}\n`;
    expect(headOfCsv(text).delimiter).toBe(';');
  });

  it('takes the delimiter of the names, with lines about the report before them', () => {
    const names = Array.from({ length: 9 }, (_, at) => `column ${at}`);
    const text = `"Report","2025"\n"Acme; Ltd"\n\n${names.join(',')}\n`;
    expect(headOfCsv(text).delimiter).toBe(',');
  });
});
