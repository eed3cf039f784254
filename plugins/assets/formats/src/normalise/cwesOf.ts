/** Numbers of weaknesses in texts as scanners write them: `CWE-79`, `CWE:79`, `cwe 79, 80`, or bare numbers, in a list or not. */
export function cwesOf(texts: (string | undefined)[]): number[] {
  const numbers = texts.flatMap(text => {
    const bare = /^[\d\s,;|[\]"]+$/.test(text ?? '');
    const found = bare ? text?.match(/\d+/g) : text?.match(/CWE\D{0,3}\d+/gi);
    return (found ?? []).map(each => Number(/\d+/.exec(each)?.[0]));
  });
  return [...new Set(numbers)].filter(number => number > 0);
}
