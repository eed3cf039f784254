/** As much of a JSON Schema as fields of a form come of. */
export type SettingsSchema = {
  properties?: Record<
    string,
    { type?: string; title?: string; description?: string }
  >;
};

type Settings = Record<string, unknown>;

/** How a form holds the settings that a scanner describes: numbers as they are typed, lists with one in a line. */
export function settingsOf({ properties = {} }: SettingsSchema) {
  const fields = Object.entries(properties).map(([name, described]) => ({
    name,
    kind: described.type ?? 'string',
    label: described.title ?? name,
    description: described.description,
  }));
  const kindOf = (name: string) => properties[name]?.type;
  return {
    fields,
    /** What the inputs show. */
    inputs: (settings: Settings) =>
      Object.fromEntries(
        fields.map(({ name, kind }) => [name, shown(kind, settings[name])]),
      ),
    /** What somebody entered, as the scanner takes it. What is no number stays text, so that the scanner refuses it. */
    read: (name: string, entered: string | boolean) =>
      readAs(kindOf(name), entered),
    /** `name: what is wrong` at the field of that name. */
    errors: (problem: string | undefined): Record<string, string> => {
      const [, name, message] = /^([^:]+): ([^]*)$/.exec(problem ?? '') ?? [];
      return name ? { [name]: message } : {};
    },
    /** Without those of another scanner. */
    own: (settings: Settings): Settings =>
      Object.fromEntries(
        Object.entries(settings).filter(([name]) => name in properties),
      ),
  };
}

/** Settings without what was left empty. */
export function givenSettings(settings: Settings): Settings {
  return Object.fromEntries(
    Object.entries(settings)
      .map(([name, value]) => [
        name,
        Array.isArray(value)
          ? value.map(one => String(one).trim()).filter(Boolean)
          : value,
      ])
      .filter(([, value]) => value !== undefined && value !== '')
      .filter(([, value]) => !Array.isArray(value) || value.length > 0),
  );
}

function shown(kind: string, value: unknown): string | boolean {
  if (kind === 'boolean') return value === true;
  if (Array.isArray(value)) return value.join('\n');
  return value === undefined ? '' : String(value);
}

function readAs(kind: string | undefined, entered: string | boolean): unknown {
  if (typeof entered === 'boolean') return entered;
  if (kind === 'array') return entered.split('\n');
  const isNumber = kind === 'integer' || kind === 'number';
  const number = Number(entered);
  return isNumber && entered !== '' && String(number) === entered
    ? number
    : entered;
}
