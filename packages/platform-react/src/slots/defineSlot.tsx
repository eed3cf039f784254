import { ExtensionBoundary } from '@backstage/frontend-plugin-api';
import { createSlot } from './createSlot';

/** What a context puts into a slot of another one's screen. */
export type Contribution<Props extends object> = {
  /** Its component, loaded when it is first shown. */
  loader: () => Promise<(props: Props) => JSX.Element | null>;
  /** Small numbers come first. */
  order?: number;
};

/** A contribution as the screen gets it. */
export type Filling<Props extends object, Facts extends object> = Facts & {
  id: string;
  order: number;
  Component: (props: Props) => JSX.Element | null;
};

/** A place on a screen that contexts to the right may fill with components. */
export function defineSlot<Props extends object, Facts extends object = object>(
  name: string,
) {
  return createSlot<Facts & Contribution<Props>, Filling<Props, Facts>>(
    name,
    (params, node) => {
      const { loader, order = 100, ...facts } = params;
      const Component = ExtensionBoundary.lazyComponent<Props>(
        node,
        loader as () => Promise<(props: Props) => JSX.Element>,
      );
      const item = { ...facts, order, id: node.spec.id, Component };
      return item as unknown as Filling<Props, Facts>;
    },
  );
}
