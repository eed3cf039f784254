/**
 * The walls of the house: rules over the source tree, the contracts and the database schema.
 *
 * @packageDocumentation
 */
export * from './Architecture';
export * from './rules/allRules';
export * from './rules/Violation';
export * from './tree/SourceTree';
export * from './tree/readSourceTree';
