import { z } from 'zod';
import { StoredElsewhere } from './CredentialStore';
import { SealedCredential } from '../crypto/Sealed';

/** A credential as the gateway gets it to open a session: sealed to it, or where it is to be fetched from. */
export const CredentialOrder = z.union([SealedCredential, StoredElsewhere]);
export type CredentialOrder = z.infer<typeof CredentialOrder>;
