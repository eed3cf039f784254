import type { AnyContractProcedure } from '@orpc/contract';

/** The address of an endpoint below that of its context: path parameters go into the path, all else into the query. */
export function addressOf(
  endpoint: AnyContractProcedure,
  input: object,
): string {
  const query = new URLSearchParams();
  let path: string = endpoint['~orpc'].route.path ?? '/';
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue;
    const place = `{${name}}`;
    if (path.includes(place)) {
      path = path.replace(place, encodeURIComponent(String(value)));
    } else [value].flat().forEach(one => query.append(name, String(one)));
  }
  return query.size ? `${path}?${query}` : path;
}
