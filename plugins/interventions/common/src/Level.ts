import { z } from 'zod';

/** How urgent, how far-reaching, how pressing altogether; least first. */
export const Level = z.enum(['low', 'medium', 'high', 'critical']);
export type Level = z.infer<typeof Level>;

// Rows are the impact, columns the urgency.
const priorities: Record<Level, Record<Level, Level>> = {
  low: { low: 'low', medium: 'low', high: 'medium', critical: 'high' },
  medium: { low: 'low', medium: 'medium', high: 'medium', critical: 'high' },
  high: { low: 'medium', medium: 'medium', high: 'high', critical: 'critical' },
  critical: {
    low: 'medium',
    medium: 'high',
    high: 'critical',
    critical: 'critical',
  },
};

/**
 * The priority of a request.
 *
 * @param urgency - how soon it is needed
 * @param impact - how much of the customer's work it touches
 */
export function priorityOf(urgency: Level, impact: Level): Level {
  return priorities[impact][urgency];
}
