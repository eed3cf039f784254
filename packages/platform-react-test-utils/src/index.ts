/**
 * What suites of pages begin with.
 *
 * @packageDocumentation
 */
export * from './setUpPages';
