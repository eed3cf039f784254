import { givenSettings, settingsOf } from './settingsOf';

const settings = settingsOf({
  properties: {
    pace: { type: 'integer', title: 'Pace' },
    exclude: { type: 'array' },
    deep: { type: 'boolean' },
    note: { type: 'string' },
  },
});

describe('settings of a scanner in a form', () => {
  it('are shown as text, and read as what the scanner takes', () => {
    const stored = { pace: 100, exclude: ['10.0.0.1', '10.0.0.2'], deep: true };
    const inputs = settings.inputs(stored);
    expect(inputs).toEqual({
      ...{ pace: '100', exclude: '10.0.0.1\n10.0.0.2', deep: true, note: '' },
    });
    const read = Object.entries(inputs).map(([name, value]) => [
      name,
      settings.read(name, value),
    ]);
    expect(givenSettings(Object.fromEntries(read))).toEqual(stored);
  });

  it('keep what is no number, so that it is refused and not guessed', () => {
    expect(settings.read('pace', '12x')).toBe('12x');
    expect(settings.read('pace', ' 12')).toBe(' 12');
  });

  it('lose empty lines, and what is left empty', () => {
    const exclude = settings.read('exclude', '10.0.0.1\n\n 10.0.0.2 \n');
    const pace = settings.read('pace', '');
    expect(givenSettings({ exclude, pace })).toEqual({
      exclude: ['10.0.0.1', '10.0.0.2'],
    });
    const none = settings.read('exclude', '');
    expect(givenSettings({ exclude: none })).toEqual({});
  });

  it('say what is wrong at their own field', () => {
    expect(settings.errors('pace: must be at most 1000')).toEqual({
      pace: 'must be at most 1000',
    });
    expect(settings.errors(undefined)).toEqual({});
  });

  it('of another scanner are left behind', () => {
    expect(settings.own({ pace: 1, other: 2 })).toEqual({ pace: 1 });
  });
});
