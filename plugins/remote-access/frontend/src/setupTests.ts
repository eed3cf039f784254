import '@testing-library/jest-dom';
import { webcrypto } from 'node:crypto';
import { configure } from '@testing-library/react';

// A whole app is rendered in each test; on a busy machine that takes its time.
jest.setTimeout(120_000);
configure({ asyncUtilTimeout: 20_000 });

// jsdom offers none, every browser does.
Object.defineProperty(globalThis, 'crypto', { value: webcrypto });

// Nor does it draw: whoever asks for it gets nothing, without a warning for each. Tests without a page have no canvas.
if (typeof HTMLCanvasElement !== 'undefined') {
  HTMLCanvasElement.prototype.getContext = () => null;
}
