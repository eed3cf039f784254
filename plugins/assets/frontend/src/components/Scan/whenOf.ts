import type { Recurrence } from '@wardroom/assets-common';
import { messages } from '../../messages';

const { when, weekdays, weeks } = messages.scan;

/** When something happens again and again, in words. */
export function whenOf(recurrence: Recurrence): string {
  switch (recurrence.every) {
    case 'day':
      return when.day(recurrence.at);
    case 'week': {
      const days = recurrence.on.map(day => weekdays[day]).join(', ');
      return when.week(days, recurrence.at);
    }
    case 'month':
      return when.month(recurrence.day, recurrence.at);
    case 'weekday-of-month': {
      const { week, weekday, at } = recurrence;
      return when.weekdayOfMonth(weeks[week], weekdays[weekday], at);
    }
    default:
      return when.cron(recurrence.expression);
  }
}
