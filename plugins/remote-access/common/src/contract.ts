import { defineContract } from '@wardroom/platform-common';
import { commandEndpoints } from './commandEndpoints';
import { targetEndpoints } from './targetEndpoints';
import { emergencyEndpoints } from './emergencyEndpoints';
import { grantEndpoints } from './grantEndpoints';
import { planReportEndpoints } from './planReportEndpoints';
import { policyEndpoints } from './policyEndpoints';
import { providerAccessEndpoints } from './providerAccessEndpoints';
import { credentialEndpoints } from './credentialEndpoints';
import { credentialStoreEndpoints } from './credentialStoreEndpoints';
import { sessionEndpoints } from './sessionEndpoints';
import { recordingEndpoints } from './recordingEndpoints';
import { siteEndpoints } from './siteEndpoints';
import { gatewayEndpoints } from './gatewayEndpoints';
import { gatewayKeyEndpoints } from './gatewayKeyEndpoints';
import { storeProviderEndpoints } from './storeProviderEndpoints';

/** Everything that can be asked of remote access. */
export const remoteAccessContract = defineContract('remote-access', {
  targets: targetEndpoints,
  sites: siteEndpoints,
  credentials: credentialEndpoints,
  credentialStores: credentialStoreEndpoints,
  storeProviders: storeProviderEndpoints,
  sessions: sessionEndpoints,
  commands: commandEndpoints,
  recordings: recordingEndpoints,
  gateways: gatewayEndpoints,
  gatewayKeys: gatewayKeyEndpoints,
  policies: policyEndpoints,
  grants: grantEndpoints,
  planReports: planReportEndpoints,
  providerAccess: providerAccessEndpoints,
  emergencies: emergencyEndpoints,
});
