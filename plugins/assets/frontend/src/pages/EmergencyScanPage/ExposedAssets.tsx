import { Link } from '@backstage/ui';
import type { EmergencyCustomer } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { findingsPath } from '../../routes';

const { page: texts } = messages.emergency;

/** How many assets of a customer have the weakness, with the way to its findings. */
export function ExposedAssets(props: {
  customer: EmergencyCustomer;
  vulnerability: string;
}) {
  const { customer, vulnerability } = props;
  const { tenant, exposed } = customer;
  if (exposed === 0) return <>0</>;
  return (
    <Link href={findingsPath({ tenant, search: vulnerability })}>
      {texts.assets(exposed)}
    </Link>
  );
}
