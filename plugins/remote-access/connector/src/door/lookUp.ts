import { Resolver } from 'node:dns/promises';

/** The addresses of a name, as these name servers have them; none where they do not know it. */
export async function lookUp(
  host: string,
  nameServers: readonly string[],
): Promise<string[]> {
  const resolver = new Resolver({ timeout: 1_000, tries: 2 });
  resolver.setServers(nameServers);
  const none = (): string[] => [];
  const answers = await Promise.all([
    resolver.resolve4(host).catch(none),
    resolver.resolve6(host).catch(none),
  ]);
  return answers.flat();
}
