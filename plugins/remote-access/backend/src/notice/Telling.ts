import type { Notice } from '@wardroom/identity-common';
import type { CredentialReader } from '../credential/CredentialReader';
import type { RotationReader } from '../credential/RotationReader';
import type { EmergencyReader } from '../emergency/EmergencyReader';
import type { GrantReader } from '../grant/GrantReader';
import type { PlanReportReader } from '../planReport/PlanReportReader';
import type { PolicyReader } from '../policy/PolicyReader';
import type { SessionReader } from '../session/SessionReader';
import type { SiteReader } from '../site/SiteReader';
import type { TargetReader } from '../target/TargetReader';

/** What an event says. */
export type Happened = {
  tenant: string;
  id: string;
  /** Who was invited. */
  guest?: string;
};

export type Readers = {
  credentials: CredentialReader;
  emergencies: EmergencyReader;
  grants: GrantReader;
  planReports: PlanReportReader;
  policies: PolicyReader;
  rotations: RotationReader;
  sessions: SessionReader;
  sites: SiteReader;
  targets: TargetReader;
};

export type Told = Omit<Notice, 'tenant' | 'topic' | 'about'>;

/** What is told of an event, and to whom; nothing where nobody has to know. */
export type Telling = (r: Readers, happened: Happened) => Promise<Told[]>;

/** All who hold a permission in the customer. */
export const holders = (of: 'customer' | 'provider', permission: string) => ({
  to: { kind: 'holders' as const, of, permission },
});

/** How important something is, and whether it goes by mail too. */
export const weights = {
  urgent: { severity: 'critical', mail: true },
  important: { severity: 'high', mail: true },
  pressing: { severity: 'high', mail: false },
  listed: { severity: 'normal', mail: false },
} as const;
