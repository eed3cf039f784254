import { useTenant } from '@wardroom/platform-react';
import { messages } from '../../messages';

/** Says so where the company is suspended. */
export function SuspensionSentence() {
  const { tenant } = useTenant();
  if (tenant?.state !== 'suspended') return null;
  return <>{messages.sentence.suspended(tenant.name)}</>;
}
