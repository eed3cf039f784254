/** jsdom works a style out whenever it is asked for one; as long as nothing in the document changes, it is the same. */
export function rememberStyles(): void {
  const workOut = window.getComputedStyle.bind(window);
  let known = new WeakMap<Element, CSSStyleDeclaration>();
  const forget = () => {
    known = new WeakMap();
  };
  const changes = new MutationObserver(forget);
  changes.observe(document, {
    ...{ attributes: true, characterData: true },
    ...{ childList: true, subtree: true },
  });
  window.getComputedStyle = (element, part) => {
    if (part) return workOut(element, part);
    if (changes.takeRecords().length > 0) forget();
    const style = known.get(element) ?? workOut(element);
    known.set(element, style);
    return style;
  };
}
