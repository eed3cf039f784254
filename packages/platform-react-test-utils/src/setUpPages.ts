import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { leaveOutLayeredStyles } from './leaveOutLayeredStyles';
import { rememberStyles } from './rememberStyles';

/** For suites that render; some of the same package are Node's, and have no page. */
export function setUpPages(): void {
  // A whole app is rendered in each test; on a busy machine that takes its time.
  jest.setTimeout(120_000);
  configure({ asyncUtilTimeout: 20_000 });
  if (typeof document === 'undefined') return;
  leaveOutLayeredStyles();
  rememberStyles();
}
