import { defineContract } from '@wardroom/platform-common';
import { targetEndpoints } from './targetEndpoints';
import { credentialEndpoints } from './credentialEndpoints';
import { sessionEndpoints } from './sessionEndpoints';
import { recordingEndpoints } from './recordingEndpoints';
import { gatewayKeyEndpoints } from './gatewayKeyEndpoints';

/** Everything that can be asked of remote access. */
export const remoteAccessContract = defineContract('remote-access', {
  targets: targetEndpoints,
  credentials: credentialEndpoints,
  sessions: sessionEndpoints,
  recordings: recordingEndpoints,
  gatewayKeys: gatewayKeyEndpoints,
});
