/**
 * What portal, gateway, browser and command line share of remote access: sealing, the recording format and the two
 * protocols. Pure: no file, no network, the same in browser and Node.
 *
 * @packageDocumentation
 */
export * from './EndReason';
export * from './encoding/base64url';
export * from './encoding/lengthPrefixed';
export * from './protocol/ControlChannel';
export * from './protocol/ControlProtocol';
export * from './protocol/SessionOrder';
export * from './protocol/WireProtocol';
export * from './recording/RecordingEncoder';
export * from './recording/RecordingHeader';
export * from './recording/RecordingSeal';
export * from './recording/RecordingSource';
export * from './recording/SignPublicKey';
export * from './recording/asciicast';
export { maxChunk } from './recording/frames';
export * from './recording/openRecording';
export * from './recording/verifyRecording';
export * from './sealing/CredentialSecret';
export * from './sealing/RecipientKey';
export * from './sealing/Sealed';
export * from './sealing/keyIdOf';
export * from './sealing/openSecret';
export * from './sealing/sealSecret';
