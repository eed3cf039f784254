import { defineContract } from '@wardroom/platform-common';
import { commandEndpoints } from './endpoints/commandEndpoints';
import { targetEndpoints } from './endpoints/targetEndpoints';
import { emergencyEndpoints } from './endpoints/emergencyEndpoints';
import { grantEndpoints } from './endpoints/grantEndpoints';
import { planReportEndpoints } from './endpoints/planReportEndpoints';
import { policyEndpoints } from './endpoints/policyEndpoints';
import { providerAccessEndpoints } from './endpoints/providerAccessEndpoints';
import { credentialEndpoints } from './endpoints/credentialEndpoints';
import { credentialStoreEndpoints } from './endpoints/credentialStoreEndpoints';
import { sessionEndpoints } from './endpoints/sessionEndpoints';
import { recordingEndpoints } from './endpoints/recordingEndpoints';
import { siteEndpoints } from './endpoints/siteEndpoints';
import { siteScanEndpoints } from './endpoints/siteScanEndpoints';
import { gatewayEndpoints } from './endpoints/gatewayEndpoints';
import { gatewayKeyEndpoints } from './endpoints/gatewayKeyEndpoints';
import { storeProviderEndpoints } from './endpoints/storeProviderEndpoints';

/** Everything that can be asked of remote access. */
export const remoteAccessContract = defineContract('remote-access', {
  targets: targetEndpoints,
  sites: siteEndpoints,
  siteScans: siteScanEndpoints,
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
