const DOCKER_HUB =
  /^(?:index\.|registry-1\.)?docker\.io$|^registry\.hub\.docker\.com$/;

/**
 * Repository of a container image without tag and digest: the next build is the same asset. With its registry, so that
 * all ways to write it lead to one: `redis:7` and `index.docker.io/library/redis` are `docker.io/library/redis`.
 */
export function repositoryOfImage(image: string): string {
  const bare = image
    .trim()
    .split('@')[0]
    .replace(/:[^:/]*$/, '');
  const [first, ...rest] = bare.split('/');
  const isHost = rest.length > 0 && /[.:]|^localhost$/.test(first);
  const path = isHost ? rest : [first, ...rest];
  const host = isHost ? first.toLowerCase() : 'docker.io';
  if (!DOCKER_HUB.test(host)) return [host, ...path].join('/');
  return ['docker.io', ...(path.length === 1 ? ['library'] : []), ...path].join(
    '/',
  );
}
