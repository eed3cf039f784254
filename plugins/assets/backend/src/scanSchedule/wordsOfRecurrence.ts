import type { ScanTiming } from '@wardroom/assets-common';

/** When a schedule comes round, in a few words. */
export function wordsOfRecurrence({
  recurrence,
  timeZone,
}: Pick<ScanTiming, 'recurrence' | 'timeZone'>): string {
  if (recurrence.every === 'cron')
    return `at ${recurrence.expression} of cron (${timeZone})`;
  const at = `at ${recurrence.at} (${timeZone})`;
  if (recurrence.every === 'day') return `every day ${at}`;
  if (recurrence.every === 'week')
    return `every ${recurrence.on.join(', ')} ${at}`;
  return recurrence.every === 'month'
    ? `on day ${recurrence.day} of every month ${at}`
    : `on the ${recurrence.week} ${recurrence.weekday} of every month ${at}`;
}
