/**
 * Assets: what a customer has and the provider looks after.
 *
 * @packageDocumentation
 */
export * from './Asset';
export * from './AssetEntity';
export * from './address';
export * from './auditEvents';
export * from './contract';
export * from './emergencyScan/EmergencyScan';
export * from './emergencyScan/emergencyScanAuditEvents';
export * from './emergencyScan/emergencyScanEndpoints';
export * from './scanCoverage/Coverage';
export * from './scanCoverage/coverageEndpoints';
export * from './finding/Finding';
export * from './finding/FindingCounts';
export * from './finding/Occurrence';
export * from './finding/Severity';
export * from './finding/chosenFindings';
export * from './finding/findingAuditEvents';
export * from './finding/findingEndpoints';
export * from './finding/findingLifecycle';
export * from './intelligence/Intelligence';
export * from './intelligence/intelligenceEndpoints';
export * from './permissions';
export * from './riskAcceptance/RiskAcceptance';
export * from './riskAcceptance/riskAcceptanceAuditEvents';
export * from './riskAcceptance/riskAcceptanceEndpoints';
export * from './riskAcceptance/riskAcceptanceLifecycle';
export * from './rank/rankOf';
export * from './remediation/RemediationPolicy';
export * from './remediation/dueOf';
export * from './remediation/remediationPolicyEndpoints';
export * from './remediation/remediationPresets';
export * from './scanImport/ScanImport';
export * from './scanImport/scanFormatTitles';
export * from './scanImport/scanImportAuditEvents';
export * from './scanImport/scanImportEndpoints';
export * from './scanImport/scanImportLifecycle';
export * from './scanQuota/ScanQuota';
export * from './scanQuota/scanQuotaAuditEvents';
export * from './scanQuota/scanQuotaEndpoints';
export * from './scanRun/ScanRun';
export * from './scanRun/ScanTargets';
export * from './scanRun/scanRunAuditEvents';
export * from './scanRun/scanRunEndpoints';
export * from './scanRun/scanRunLifecycle';
export * from './scanRun/scanSettings';
export * from './scanRun/scanWork';
export * from './scanSchedule/Blackout';
export * from './scanSchedule/Recurrence';
export * from './scanSchedule/ScanPreview';
export * from './scanSchedule/ScanSchedule';
export * from './scanSchedule/scanScheduleAuditEvents';
export * from './scanSchedule/scanScheduleEndpoints';
export * from './scanSchedule/scanScheduleLifecycle';
export * from './scanSchedule/ScanScheduleEntity';
