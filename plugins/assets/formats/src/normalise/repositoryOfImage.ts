/** Name of a container image without its tag and digest: the next build is the same asset. */
export function repositoryOfImage(image: string): string {
  return image.split('@')[0].replace(/:[^:/]*$/, '');
}
