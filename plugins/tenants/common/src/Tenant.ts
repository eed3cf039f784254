import { z } from 'zod';
import {
  defineLifecycle,
  line,
  slug,
  tenantId,
} from '@wardroom/platform-common';

/** The tenant of the provider itself; its people are the staff. */
export const PROVIDER = 'provider';

export const tenantLifecycle = defineLifecycle({
  noun: 'customer',
  initial: 'active',
  transitions: {
    suspend: { from: ['active'], to: 'suspended' },
    resume: { from: ['suspended'], to: 'active' },
    close: { from: ['active', 'suspended'], to: 'closed' },
  },
});

export const TenantState = z.enum(['active', 'suspended', 'closed']);
export type TenantState = z.infer<typeof TenantState>;

export const Tier = z.enum(['essential', 'professional', 'enterprise']);

/** IANA name of a time zone, such as `Europe/Berlin`. */
const timeZone = z.string().refine(
  zone => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
    } catch {
      return false;
    }
  },
  { message: 'must be a time zone such as Europe/Berlin' },
);

export const tenantFields = {
  name: line(80),
  legalName: line(160).optional(),
  tier: Tier,
  industry: line(60).optional(),
  region: line(60).optional(),
  timeZone,
  /** Two to eight uppercase letters in front of request numbers: `ACME-142`. */
  key: z
    .string()
    .regex(/^[A-Z][A-Z0-9]{1,7}$/, 'must be 2 to 8 capital letters or digits'),
};

/** One customer organisation of the provider. */
export const Tenant = z.object({
  id: tenantId,
  ...tenantFields,
  state: TenantState,
  stateReason: z.string().optional(),
  version: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  allowedActions: z.array(z.enum(['update', 'suspend', 'resume', 'close'])),
});
export type Tenant = z.infer<typeof Tenant>;

export const newTenant = z.strictObject({ id: slug, ...tenantFields });
