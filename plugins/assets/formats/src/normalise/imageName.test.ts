import { imageName } from './imageName';

describe('imageName', () => {
  const id = `sha256:${'0a'.repeat(32)}`;

  it.each([
    ['registry.example/shop:1.4', ['other:1'], 'registry.example/shop:1.4'],
    ['shop.tar', ['shop:1.4'], 'shop:1.4'],
    ['shop.tar', [], 'shop.tar'],
    ['', ['', 'shop:1.4'], 'shop:1.4'],
    ['', [], undefined],
    [id, [id, 'shop@sha256:ab'], 'shop@sha256:ab'],
    [id, [], undefined],
    ['0a0b0c0d0e0f', ['shop:1.4'], 'shop:1.4'],
  ])('calls %j with the names %j %j', (name, others, found) => {
    expect(imageName(name, others)).toBe(found);
  });
});
