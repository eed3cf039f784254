import { Resolver } from 'node:dns/promises';

/** What these name servers know of a name, whatever its kind. This machine's own names are none of a customer's. */
export async function lookUp(
  name: string,
  nameServers: readonly string[],
): Promise<string[]> {
  const resolver = new Resolver({ timeout: 1_000, tries: 2 });
  resolver.setServers(nameServers);
  const asked = [resolver.resolve4(name), resolver.resolve6(name)];
  const answers = await Promise.allSettled(asked);
  return answers.flatMap(answer =>
    answer.status === 'fulfilled' ? answer.value : [],
  );
}
