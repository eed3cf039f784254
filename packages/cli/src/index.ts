/**
 * The command line: `wardroom <noun> <verb>`.
 *
 * @packageDocumentation
 */
export * from './runCli';
