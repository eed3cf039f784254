/**
 * Reads what scanners write: one small interface, one file for each format.
 *
 * @packageDocumentation
 */
export * from './ScanFormat';
export * from './ScanLine';
export * from './ScanReading';
export * from './Warnings';
export * from './builtInFormats';
export * from './key/findingKey';
export * from './loadFormats';
export * from './normalise/cleanText';
export * from './normalise/cvssOf';
export * from './normalise/identify';
export * from './normalise/severityIn';
export * from './normalise/severityOf';
export * from './normalise/timeOf';
export * from './normalise/vulnerabilityIdsOf';
export * from './read/CsvRow';
export * from './read/FileHead';
export * from './read/JsonRecord';
export * from './read/ScanFile';
export * from './read/ScanFileError';
export * from './read/ScanLimits';
export * from './read/XmlElement';
export * from './recogniseFormat';
export * from './normalise/NormalFinding';
export * from './record/Occurrence';
export * from './record/ScanRecord';
export * from './record/ScannedAsset';
export * from './record/Severity';
