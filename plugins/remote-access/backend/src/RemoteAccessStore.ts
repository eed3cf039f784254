import type { TenantStore } from '@wardroom/platform-node';
import { ClockReader } from './clock/ClockReader';
import { CommandReader } from './command/CommandReader';
import { CommandWriter } from './command/CommandWriter';
import { CredentialReader } from './credential/CredentialReader';
import { CredentialWriter } from './credential/CredentialWriter';
import { CredentialStoreReader } from './credentialStore/CredentialStoreReader';
import { CredentialStoreWriter } from './credentialStore/CredentialStoreWriter';
import { GroupKeyReader } from './gatewayKey/GroupKeyReader';
import { GroupKeyWriter } from './gatewayKey/GroupKeyWriter';
import { SealedSecretReader } from './gatewayKey/SealedSecretReader';
import { SealedSecretWriter } from './gatewayKey/SealedSecretWriter';
import { GatewayNodeReader } from './gatewayNode/GatewayNodeReader';
import { GatewayNodeWriter } from './gatewayNode/GatewayNodeWriter';
import { EmergencyReader } from './emergency/EmergencyReader';
import { EmergencyWriter } from './emergency/EmergencyWriter';
import { GrantReader } from './grant/GrantReader';
import { GrantWriter } from './grant/GrantWriter';
import { PlanReportReader } from './planReport/PlanReportReader';
import { PlanReportWriter } from './planReport/PlanReportWriter';
import { PolicyReader } from './policy/PolicyReader';
import { PolicyWriter } from './policy/PolicyWriter';
import { ProviderAccessReader } from './providerAccess/ProviderAccessReader';
import { ProviderAccessWriter } from './providerAccess/ProviderAccessWriter';
import { RecordingKeyReader } from './recordingKey/RecordingKeyReader';
import { RecordingKeyWriter } from './recordingKey/RecordingKeyWriter';
import { RotationReader } from './credential/RotationReader';
import { RotationWriter } from './credential/RotationWriter';
import { SessionFileReader } from './sessionFile/SessionFileReader';
import { SessionFileWriter } from './sessionFile/SessionFileWriter';
import { SessionReader } from './session/SessionReader';
import { SessionWriter } from './session/SessionWriter';
import { SiteReader } from './site/SiteReader';
import { SiteWriter } from './site/SiteWriter';
import { TargetReader } from './target/TargetReader';
import { TargetWriter } from './target/TargetWriter';
import { TicketReader } from './ticket/TicketReader';
import { TicketWriter } from './ticket/TicketWriter';

export const readers = {
  clock: ClockReader,
  commands: CommandReader,
  credentials: CredentialReader,
  credentialStores: CredentialStoreReader,
  emergencies: EmergencyReader,
  gatewayNodes: GatewayNodeReader,
  grants: GrantReader,
  groupKeys: GroupKeyReader,
  planReports: PlanReportReader,
  policies: PolicyReader,
  providerAccess: ProviderAccessReader,
  recordingKeys: RecordingKeyReader,
  rotations: RotationReader,
  sealedSecrets: SealedSecretReader,
  sessionFiles: SessionFileReader,
  sessions: SessionReader,
  sites: SiteReader,
  targets: TargetReader,
  tickets: TicketReader,
};

export const writers = {
  commands: CommandWriter,
  credentials: CredentialWriter,
  credentialStores: CredentialStoreWriter,
  emergencies: EmergencyWriter,
  gatewayNodes: GatewayNodeWriter,
  grants: GrantWriter,
  groupKeys: GroupKeyWriter,
  planReports: PlanReportWriter,
  policies: PolicyWriter,
  providerAccess: ProviderAccessWriter,
  recordingKeys: RecordingKeyWriter,
  rotations: RotationWriter,
  sealedSecrets: SealedSecretWriter,
  sessionFiles: SessionFileWriter,
  sessions: SessionWriter,
  sites: SiteWriter,
  targets: TargetWriter,
  tickets: TicketWriter,
};

/** The store of this context. */
export type RemoteAccessStore = TenantStore<typeof readers, typeof writers>;

/** A writing transaction of this context. */
export type RemoteAccessTransaction = Parameters<
  Parameters<RemoteAccessStore['transact']>[1]
>[0];
