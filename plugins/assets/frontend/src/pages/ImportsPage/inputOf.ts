/** What the person says of a report; the file gives the import its name. */
export type UploadValues = {
  tenant: string;
  name: File | undefined;
  format: string;
  asset: string;
  scannedAt: string;
  closes: boolean;
};

/** The values as the endpoint takes them besides the file itself. */
export function inputOf(values: UploadValues) {
  const { tenant, name, format, asset, scannedAt, closes } = values;
  return {
    tenant,
    name: name?.name ?? '',
    format: format || undefined,
    asset: asset || undefined,
    scannedAt: scannedAt || undefined,
    closes: String(closes),
  };
}
