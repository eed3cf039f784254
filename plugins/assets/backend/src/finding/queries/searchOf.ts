/** By which words a finding is found: its own, and the names of its asset. */
export function searchOf(finding: string, asset: string): string {
  return `lower(concat_ws(E'\\n', ${finding}.title, ${finding}.rule, array_to_string(${finding}.vulnerability_ids, E'\\n'), ${asset}.title, ${asset}.name))`;
}
