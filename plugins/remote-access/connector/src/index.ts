/**
 * The connector of remote access: the small program with rights over networks. It runs by itself,
 * `@wardroom/remote-access-connector/main`; a program that starts it in another way uses `Connector`.
 *
 * @packageDocumentation
 */
export * from './Connector';
