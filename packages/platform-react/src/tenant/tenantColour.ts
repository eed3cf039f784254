/** A colour of its own for each tenant, on which white text can be read (contrast of 4.5 or more). */
export function tenantColour(tenant: string): string {
  let hash = 0;
  for (const letter of tenant) {
    hash = (hash * 31 + letter.charCodeAt(0)) % 9973;
  }
  const hue = (hash * 47) % 360;
  for (let lightness = 45; lightness > 5; lightness -= 2) {
    const rgb = hslToRgb(hue, 0.5, lightness / 100);
    if (contrastWithWhite(rgb) >= 4.6) return toHex(rgb);
  }
  return '#333333';
}

type Rgb = [number, number, number];

function hslToRgb(hue: number, saturation: number, lightness: number): Rgb {
  const chroma = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const k = (offset + hue / 30) % 12;
    return lightness - chroma * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  };
  return [channel(0), channel(8), channel(4)];
}

function toHex(rgb: Rgb): string {
  const hex = rgb.map(value =>
    Math.round(value * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${hex.join('')}`;
}

/** Contrast ratio of WCAG 2.2 between this colour and white. */
function contrastWithWhite(rgb: Rgb): number {
  const [r, g, b] = rgb.map(value =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}
