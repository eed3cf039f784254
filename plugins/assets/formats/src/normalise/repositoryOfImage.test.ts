import { repositoryOfImage } from './repositoryOfImage';

describe('repositoryOfImage', () => {
  it.each([
    ['redis', 'docker.io/library/redis'],
    ['redis:7', 'docker.io/library/redis'],
    ['index.docker.io/library/redis:7', 'docker.io/library/redis'],
    ['acme/shop@sha256:ab', 'docker.io/acme/shop'],
    ['ghcr.io/acme/shop:1.4@sha256:ab', 'ghcr.io/acme/shop'],
    ['localhost:5000/shop:1.4', 'localhost:5000/shop'],
    ['Registry.example:5000/shop', 'registry.example:5000/shop'],
  ])('%s is of %s', (image, repository) => {
    expect(repositoryOfImage(image)).toBe(repository);
  });
});
