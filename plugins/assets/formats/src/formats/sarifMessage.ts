import type { JsonRecord } from '../read/JsonRecord';

/**
 * The text of a message: its own, or the one of its id in texts of the rule or the tool, with its arguments put in.
 * Links to places within the result (`[here](1)`) become plain text.
 */
export function sarifMessage(
  message: JsonRecord,
  ...texts: JsonRecord[]
): string | undefined {
  const id = message.text('id') ?? '';
  const text =
    message.text('text') ??
    texts.map(each => each.text(id, 'text')).find(Boolean) ??
    message.text('markdown');
  const values = message.texts('arguments');
  const filled =
    values.length > 0
      ? text?.replace(
          /\{\{|\}\}|\{(\d{1,3})\}/g,
          (mark: string, number?: string) =>
            number ? (values[Number(number)] ?? mark) : mark[0],
        )
      : text;
  return filled?.replace(/\[([^[\]\\]{1,300})\]\(\d{1,9}\)/g, '$1');
}
