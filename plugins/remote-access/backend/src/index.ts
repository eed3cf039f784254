/**
 * Backend of remote access: targets, credentials and sessions, and the supervision of the gateway.
 *
 * @packageDocumentation
 */
export { remoteAccessPlugin as default } from './plugin';
export { moduleNmap } from './moduleNmap';
export {
  gatewayProgramServiceRef,
  type GatewayProgram,
} from './gateway/GatewayProgram';
