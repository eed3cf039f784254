import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// On a busy machine rendering takes its time.
jest.setTimeout(120_000);
configure({ asyncUtilTimeout: 20_000 });
