import { useMay } from '../api/useMay';
import type { Filling } from './defineSlot';

/** Shows one filling, unless it needs a permission that the person does not hold. */
export function Slot<Props extends object>(props: {
  filling: Filling<Props, { permission?: string }>;
  props: Props;
}) {
  const { filling } = props;
  const may = useMay(filling.permission);
  if (!may) return null;
  return <filling.Component {...props.props} />;
}
