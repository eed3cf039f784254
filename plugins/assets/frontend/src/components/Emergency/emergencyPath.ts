/** Where an emergency scan is asked for. */
export const newEmergencyPath = '/scans/emergency';

/** Address of one emergency scan. */
export function emergencyPath({ id }: { id: string }): string {
  return `/scans/emergencies/${id}`;
}
