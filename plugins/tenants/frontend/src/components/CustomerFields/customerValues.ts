import type { Tenant } from '@wardroom/tenants-common';

/** A customer as its form holds it: every field a text, empty where nothing is said. */
export type CustomerValues = {
  name: string;
  legalName: string;
  tier: string;
  key: string;
  timeZone: string;
  industry: string;
  region: string;
};

/** The values of a customer, or of a new one. */
export function customerValues(customer?: Tenant): CustomerValues {
  return {
    name: customer?.name ?? '',
    legalName: customer?.legalName ?? '',
    tier: customer?.tier ?? 'professional',
    key: customer?.key ?? '',
    timeZone:
      customer?.timeZone ??
      new Intl.DateTimeFormat().resolvedOptions().timeZone,
    industry: customer?.industry ?? '',
    region: customer?.region ?? '',
  };
}
