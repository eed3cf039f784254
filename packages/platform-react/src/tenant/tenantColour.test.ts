import { tenantColour } from './tenantColour';

function contrastWithWhite(hex: string) {
  const [r, g, b] = [1, 3, 5]
    .map(i => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map(v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

it('gives every tenant a steady colour on which white text can be read', () => {
  const names = Array.from({ length: 400 }, (_, i) => `tenant-${i}`);
  for (const name of names) {
    expect(tenantColour(name)).toBe(tenantColour(name));
    expect(contrastWithWhite(tenantColour(name))).toBeGreaterThanOrEqual(4.5);
  }
  expect(new Set(names.map(tenantColour)).size).toBeGreaterThan(100);
});
