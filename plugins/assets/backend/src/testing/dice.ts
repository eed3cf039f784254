/** Numbers that look random and are the same each time: each below the number of sides. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return sides => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * sides);
  };
}
