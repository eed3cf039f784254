/**
 * Arguments of Node for the gateway: room for young buffers. Terminals that print megabytes leave many behind, and with
 * less room each collection copies those that are on their way.
 */
export const gatewayArguments = ['--max-semi-space-size=32'];
