/**
 * The gateway of remote access. It runs as a program of its own, `@wardroom/remote-access-gateway/main`; a program that
 * carries its messages in another way uses `Gateway`.
 *
 * @packageDocumentation
 */
export * from './Gateway';
