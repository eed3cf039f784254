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
