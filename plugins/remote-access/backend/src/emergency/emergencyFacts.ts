import type { StoredEmergency } from './EmergencyReader';

/** What every audit event of emergency access says of it. */
export function emergencyFacts(emergency: StoredEmergency) {
  const { tenant, id, person, targets, minutes, reason } = emergency;
  const names = targets.map(target => target.name).join(', ');
  return { tenant, object: id, person, targets: names, minutes, reason };
}
