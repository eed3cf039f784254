import { z } from 'zod';

export const Weekday = z.enum([
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]);
export type Weekday = z.infer<typeof Weekday>;

/** Time of the day by the clocks of a zone: `02:30`. */
export const clockTime = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 02:30');

const weekdays = z
  .array(Weekday)
  .min(1, 'must be at least one day')
  .max(7)
  .transform(days => Weekday.options.filter(day => days.includes(day)));

/** When something happens again and again, by the clocks of a zone. */
export const Recurrence = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('day'), at: clockTime }),
  z.strictObject({ every: z.literal('week'), on: weekdays, at: clockTime }),
  z.strictObject({
    every: z.literal('month'),
    /** Of the month; where a month has no such day, its last one. */
    day: z
      .number()
      .int()
      .min(1, 'must be at least 1')
      .max(31, 'must be at most 31'),
    at: clockTime,
  }),
  z.strictObject({
    every: z.literal('weekday-of-month'),
    /** The first to fourth of such days in the month, or the last. */
    week: z.enum(['first', 'second', 'third', 'fourth', 'last']),
    weekday: Weekday,
    at: clockTime,
  }),
  z.strictObject({
    every: z.literal('cron'),
    /** Minute, hour, day, month and weekday; at most once an hour. */
    expression: z
      .string()
      .trim()
      .max(100, 'must have at most 100 characters')
      .refine(text => text.split(/\s+/).length === 5, {
        message:
          'must have five parts: minute, hour, day, month and weekday, such as 30 2 * * 1-5',
      }),
  }),
]);
export type Recurrence = z.infer<typeof Recurrence>;
