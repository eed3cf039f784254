import { InputError } from '@backstage/errors';
import type {
  StoreProvider,
  StoreSettings,
  StoreValues,
} from '@wardroom/remote-access-common';
import type {
  CredentialStoreProvider,
  CredentialStoresExtensionPoint,
} from '@wardroom/remote-access-node';
import type { z } from 'zod';

/** The kinds of stores that modules added, and the addresses that the configuration allows. */
export class StoreProviders implements CredentialStoresExtensionPoint {
  readonly #providers = new Map<string, CredentialStoreProvider>();

  addProvider(provider: CredentialStoreProvider): void {
    const { id } = provider.description;
    if (this.#providers.has(id)) {
      throw new Error(
        `There is a provider of credential stores "${id}" already`,
      );
    }
    this.#providers.set(id, provider);
  }

  get descriptions(): StoreProvider[] {
    return [...this.#providers.values()].map(p => p.description);
  }

  /** Which code the gateway loads for which stores. */
  get clients(): StoreSettings['clients'] {
    return [...this.#providers.values()].map(({ description, client }) => ({
      provider: description.id,
      path: client,
    }));
  }

  /** The settings of a store, checked by its provider. InputError where they are not right. */
  settingsOf(provider: string, values: StoreValues): StoreValues {
    return checked(this.#get(provider).settings, values, 'settings');
  }

  /** Where a credential is in a store, checked by its provider. */
  placeOf(provider: string, kind: string, values: StoreValues): StoreValues {
    const { references } = this.#get(provider);
    const schema = references[kind as keyof typeof references];
    if (schema) return checked(schema, values, 'source.values');
    throw new InputError(`kind: a store of this kind has no ${kind}`);
  }

  #get(id: string): CredentialStoreProvider {
    const provider = this.#providers.get(id);
    if (provider) return provider;
    throw new InputError(
      `provider: this installation knows no stores of the kind ${id}`,
    );
  }
}

function checked(
  schema: z.ZodType<StoreValues>,
  values: StoreValues,
  field: string,
): StoreValues {
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0];
  throw new InputError(`${[field, ...path].join('.')}: ${message}`);
}
