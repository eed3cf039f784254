import { createApiRef } from '@backstage/frontend-plugin-api';

/** A person as everybody may see them. */
export type PersonProfile = {
  ref: string;
  displayName: string;
  tenant: string;
};

/** Finds the names of people by their references. */
export type ProfilesApi = {
  /** The profile, or undefined where it is unknown or hidden from the signed-in person. */
  find(ref: string): Promise<PersonProfile | undefined>;
};

export const profilesApiRef = createApiRef<ProfilesApi>().with({
  id: 'app.profiles',
  pluginId: 'app',
});

const batchMillis = 20;
const batchSize = 50;

type Question = {
  ref: string;
  resolve: (profile?: PersonProfile) => void;
};

/** Asks for many people at once and for each of them only once. */
export class ProfileDirectory implements ProfilesApi {
  readonly #load: (refs: string[]) => Promise<PersonProfile[]>;
  readonly #found = new Map<string, Promise<PersonProfile | undefined>>();
  #waiting: Question[] = [];

  constructor(load: (refs: string[]) => Promise<PersonProfile[]>) {
    this.#load = load;
  }

  find(ref: string): Promise<PersonProfile | undefined> {
    const known = this.#found.get(ref);
    if (known) return known;
    const answer = new Promise<PersonProfile | undefined>(resolve => {
      if (!this.#waiting.length) setTimeout(() => this.#flush(), batchMillis);
      this.#waiting.push({ ref, resolve });
    });
    this.#found.set(ref, answer);
    return answer;
  }

  #flush() {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (let i = 0; i < waiting.length; i += batchSize) {
      void this.#resolve(waiting.slice(i, i + batchSize));
    }
  }

  async #resolve(batch: Question[]) {
    const profiles = await this.#load(batch.map(({ ref }) => ref)).catch(() => {
      // A name that could not be asked for is asked for again by the next one who needs it.
      batch.forEach(({ ref }) => this.#found.delete(ref));
      return [];
    });
    const byRef = new Map(profiles.map(profile => [profile.ref, profile]));
    batch.forEach(({ ref, resolve }) => resolve(byRef.get(ref)));
  }
}
