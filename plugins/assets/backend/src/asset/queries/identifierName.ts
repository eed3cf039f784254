/** What an identifier is called in `seen_as`: its kind, its value, and its network where it is told. */
export function identifierName(identifier: string): string {
  return `concat_ws(' ', ${identifier}.kind, ${identifier}.value, nullif(${identifier}.zone, ''))`;
}
