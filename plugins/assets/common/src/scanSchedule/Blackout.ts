import { z } from 'zod';
import { line } from '@wardroom/platform-common';
import { clockTime, Weekday } from './Recurrence';

const note = line(120).optional();

/** When no scan begins, by the clocks of the schedule's zone: whole days, or hours of weekdays. */
export const Blackout = z.union([
  z
    .strictObject({
      /** First day of it, … */
      from: z.iso.date('must be a day such as 2026-12-24'),
      /** … and the last one, which belongs to it. */
      to: z.iso.date('must be a day such as 2027-01-02'),
      note,
    })
    .refine(({ from, to }) => from <= to, {
      message: 'must not end before it begins',
    }),
  z.strictObject({
    weekdays: z.array(Weekday).min(1, 'must be at least one day').max(7),
    from: clockTime,
    /** Where it is no later than `from`, it ends on the next day. */
    to: clockTime,
    note,
  }),
]);
export type Blackout = z.infer<typeof Blackout>;
