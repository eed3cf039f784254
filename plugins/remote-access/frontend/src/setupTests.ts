import '@testing-library/jest-dom';
import { webcrypto } from 'node:crypto';

// jsdom offers none, every browser does.
Object.defineProperty(globalThis, 'crypto', { value: webcrypto });
