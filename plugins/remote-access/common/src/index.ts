/**
 * What portal, gateway, browser and command line share of remote access: targets, credentials and sessions, sealing,
 * the recording format and the two protocols. Pure: no file, no network, the same in browser and Node.
 *
 * @packageDocumentation
 */
export * from './AllowedAlgorithms';
export * from './AccessPolicy';
export * from './AccessRules';
export * from './AccessWindow';
export * from './ChunkPlace';
export * from './CommandRule';
export * from './ControlChannel';
export * from './ControlProtocol';
export * from './gatewayArguments';
export * from './Credential';
export * from './CredentialOrder';
export * from './CredentialSecret';
export * from './CredentialStore';
export * from './Emergency';
export * from './EndReason';
export * from './GatewayKeys';
export * from './GatewaySettings';
export * from './HostKey';
export * from './OneTimeSecret';
export * from './Grant';
export * from './ProviderAccess';
export * from './RecipientKey';
export * from './RecordingEncoder';
export * from './RecordingHeader';
export * from './RecordingLine';
export * from './RecordingSeal';
export * from './RecordingSource';
export * from './Redemption';
export * from './Road';
export * from './Sealed';
export * from './Session';
export * from './SessionCheck';
export * from './SessionEnd';
export * from './SessionLife';
export * from './SessionOrder';
export * from './SessionPolicy';
export * from './SignPublicKey';
export * from './Target';
export * from './TargetSettings';
export * from './StoreClient';
export * from './StoreFailure';
export * from './TelnetSettings';
export * from './TerminalOrder';
export * from './Upgrade';
export * from './WatchOrder';
export * from './WireProtocol';
export * from './auditEvents';
export * from './base64url';
export * from './contract';
export * from './effectivePolicy';
export { isOpen } from './isOpen';
export * from './keyIdOf';
export * from './nextOpening';
export * from './lengthPrefixed';
export * from './openChunk';
export * from './openDataKey';
export * from './openSecret';
export * from './permissions';
export * from './sealSecret';
export * from './sessionOrderFields';
export * from './verifyRecording';
export { frameLayout } from './frameLayout';
