import { z } from 'zod';

/** Keyboards as guacd names them: what the keys of the technician mean on the desktop. */
export const keyboardLayouts = {
  'en-us-qwerty': 'English (US)',
  'en-gb-qwerty': 'English (UK)',
  'de-de-qwertz': 'German',
  'de-ch-qwertz': 'German (Switzerland)',
  'fr-fr-azerty': 'French',
  'fr-be-azerty': 'French (Belgium)',
  'fr-ch-qwertz': 'French (Switzerland)',
  'it-it-qwerty': 'Italian',
  'es-es-qwerty': 'Spanish',
  'es-latam-qwerty': 'Spanish (Latin America)',
  'pt-br-qwerty': 'Portuguese (Brazil)',
  'da-dk-qwerty': 'Danish',
  'no-no-qwerty': 'Norwegian',
  'sv-se-qwerty': 'Swedish',
  'hu-hu-qwertz': 'Hungarian',
  'ja-jp-qwerty': 'Japanese',
  'tr-tr-qwerty': 'Turkish',
  failsafe: 'Any (sends characters, not keys)',
} as const;

export const KeyboardLayout = z.enum(
  Object.keys(keyboardLayouts) as [
    keyof typeof keyboardLayouts,
    ...(keyof typeof keyboardLayouts)[],
  ],
);
export type KeyboardLayout = z.infer<typeof KeyboardLayout>;
