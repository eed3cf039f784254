import { assetActionSlot, type AssetActionProps } from './assetActionSlot';
import { Slot } from './Slot';

/** The buttons that contexts put on an asset. */
export function AssetActions(props: AssetActionProps) {
  const items = assetActionSlot.useSlot();
  return (
    <>
      {items.map(item => (
        <Slot key={item.id} filling={item} props={props} />
      ))}
    </>
  );
}
