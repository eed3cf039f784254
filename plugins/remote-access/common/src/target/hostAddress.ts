import { z } from 'zod';

/** A DNS name or an IP address, without brackets, scheme or port. */
export const hostAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(255)
  .regex(
    /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*|[0-9a-f:.]*:[0-9a-f:.]*)$/,
    'must be a host name or an IP address',
  );
