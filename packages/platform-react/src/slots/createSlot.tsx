import {
  ApiBlueprint,
  createApiRef,
  createExtensionBlueprint,
  createExtensionDataRef,
  createExtensionInput,
  useApiHolder,
  type AppNode,
  type ExtensionBlueprint,
  type ExtensionDataRef,
} from '@backstage/frontend-plugin-api';

export type SlotBlueprint<Params extends object> = ExtensionBlueprint<{
  kind: string;
  params: Params;
  output: ExtensionDataRef;
  inputs: {};
  config: {};
  configInput: {};
  dataRefs: never;
}>;

type Ordered = { id: string; order: number };

/**
 * The wiring of a slot: a blueprint for those who fill it, an extension of the app that collects what they bring, and
 * a hook for the screen.
 *
 * @param toItem - makes of the params of a contribution what the screen gets
 */
export function createSlot<
  Params extends { order?: number },
  Item extends Ordered,
>(name: string, toItem: (params: Params, node: AppNode) => Item) {
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
    *factory(params: object, { node }) {
      yield dataRef(toItem(params as Params, node));
    },
  });
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
  // The types of the wiring cannot carry a type parameter through to the params.
  const Blueprint = blueprint as unknown as SlotBlueprint<Params>;
  return { Blueprint, api, apiRef, useSlot };
}
