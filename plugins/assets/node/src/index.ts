/**
 * What modules add to assets.
 *
 * @packageDocumentation
 */
export * from './Scanner';
export * from './scanFormatsExtensionPoint';
export * from './scannersExtensionPoint';
