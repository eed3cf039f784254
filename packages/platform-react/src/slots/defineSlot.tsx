import {
  ApiBlueprint,
  createApiRef,
  createExtensionBlueprint,
  createExtensionDataRef,
  createExtensionInput,
  ExtensionBoundary,
  useApiHolder,
  type ExtensionBlueprint,
  type ExtensionDataRef,
} from '@backstage/frontend-plugin-api';

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

type SlotBlueprint<Params extends object> = ExtensionBlueprint<{
  kind: string;
  params: Params;
  output: ExtensionDataRef;
  inputs: {};
  config: {};
  configInput: {};
  dataRefs: never;
}>;

/**
 * A place on a screen that contexts to the right may fill: a blueprint for them, an extension of the app that collects
 * what they bring, and a hook for the screen.
 */
export function defineSlot<Props extends object, Facts extends object = object>(
  name: string,
) {
  type Item = Filling<Props, Facts>;
  const dataRef = createExtensionDataRef<Item>().with({
    id: `wardroom.slot.${name}`,
  });
  const apiRef = createApiRef<{ items: Item[] }>().with({
    id: `app.slot.${name}`,
    pluginId: 'app',
  });
  const blueprint = createExtensionBlueprint({
    kind: name,
    attachTo: { id: `api:app/${name}`, input: 'items' },
    output: [dataRef],
    *factory(params: Contribution<Props>, { node }) {
      const { loader, order = 100, ...facts } = params;
      const Component = ExtensionBoundary.lazyComponent<Props>(
        node,
        loader as () => Promise<(props: Props) => JSX.Element>,
      );
      const item = { ...facts, order, id: node.spec.id, Component };
      yield dataRef(item as unknown as Item);
    },
  });
  // The wiring's types cannot carry a type parameter through to the params.
  const Blueprint = blueprint as unknown as SlotBlueprint<
    Facts & Contribution<Props>
  >;
  const api = ApiBlueprint.makeWithOverrides({
    name,
    inputs: { items: createExtensionInput([dataRef]) },
    factory: (original, { inputs }) => {
      const items = inputs.items
        .map(input => input.get(dataRef))
        .sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));
      return original(define =>
        define({ api: apiRef, deps: {}, factory: () => ({ items }) }),
      );
    },
  });
  /** What is in the slot, in order; empty where the app has no such slot, as in a test of one page. */
  function useSlot(): Item[] {
    return useApiHolder().get(apiRef)?.items ?? [];
  }
  return { Blueprint, api, apiRef, useSlot };
}
