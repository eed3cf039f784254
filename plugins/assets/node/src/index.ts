/**
 * What modules add to assets.
 *
 * @packageDocumentation
 */
export * from './Scanner';
export * from './scannersExtensionPoint';
