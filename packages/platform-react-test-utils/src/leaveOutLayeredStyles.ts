/**
 * Styles of the component library lie in layers, which jsdom reads and then leaves out. What adds them writes into this, as
 * into that of an old browser, and nobody reads it.
 */
export function leaveOutLayeredStyles(): void {
  Object.defineProperty(HTMLStyleElement.prototype, 'styleSheet', {
    get: () => ({}),
  });
}
