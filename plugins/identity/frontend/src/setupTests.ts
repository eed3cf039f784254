import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A whole app is rendered in each test; on a busy machine that takes its time.
jest.setTimeout(120_000);
configure({ asyncUtilTimeout: 20_000 });
