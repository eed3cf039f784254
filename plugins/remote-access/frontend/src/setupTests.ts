import { webcrypto } from 'node:crypto';
import { setUpPages } from '@wardroom/platform-react-test-utils';

setUpPages();

// jsdom offers none, every browser does.
Object.defineProperty(globalThis, 'crypto', { value: webcrypto });

// Nor does it draw: whoever asks for it gets nothing, without a warning for each. Tests without a page have no canvas.
if (typeof HTMLCanvasElement !== 'undefined') {
  HTMLCanvasElement.prototype.getContext = () => null;
}
