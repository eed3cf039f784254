/** A name from code as words: `in_progress` is "In progress". */
export function formatWords(name: string): string {
  const words = name.replace(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "1 customer", "3 customers", "No customers". */
export function formatCount(
  count: number,
  one: string,
  many = `${one}s`,
): string {
  if (count === 0) return `No ${many}`;
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
