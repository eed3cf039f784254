import { z } from 'zod';
import { isoTime } from '@wardroom/platform-common';

const clock = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Hours of some days of the week. Where `until` is not later than `from`, they end on the next day. */
export const WeeklyHours = z.strictObject({
  /** 1 is Monday, 7 is Sunday: the days on which the hours begin. */
  days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  from: z.string().regex(clock, 'must be a time such as 18:00'),
  until: z
    .string()
    .regex(clock, 'must be a time such as 22:00')
    .or(z.literal('24:00')),
});
export type WeeklyHours = z.infer<typeof WeeklyHours>;

/** When something may be used: from a time until before another, and inside the hours of the week where there are any. */
export const AccessWindow = z.strictObject({
  from: isoTime,
  until: isoTime,
  hours: z.array(WeeklyHours).max(14),
  /** IANA name of the time zone in which the hours are meant. */
  zone: z.string().max(64),
});
export type AccessWindow = z.infer<typeof AccessWindow>;
