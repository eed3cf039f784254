export type PasteFacts = {
  lines: number;
  /** Whether it holds characters that do more than they show. */
  control: boolean;
  /** The text with control characters made visible. */
  preview: string;
};

const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
const hidden = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
const previewLength = 5_000;

/** What a person should know of a text before it is typed for them. */
export function pasteFacts(text: string): PasteFacts {
  const unified = text.replace(/\r\n?/g, '\n');
  return {
    lines: unified.split('\n').length,
    control: control.test(unified) || hidden.test(unified),
    preview: unified
      .slice(0, previewLength)
      .replace(new RegExp(control, 'g'), '␛')
      .replace(new RegExp(hidden, 'g'), '␛'),
  };
}
