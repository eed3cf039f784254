import type { StoredKind } from './CredentialStore';
import type { CredentialSecret } from './CredentialSecret';

/** One question to a store. It goes to the address of the store and nowhere else. */
export type StoreRequest = {
  method: 'GET' | 'POST' | 'PUT';
  /** From the root of the store's address, with escaped segments. */
  path: string;
  headers?: Record<string, string>;
  body?: object;
};

/** What the store answered, as JSON; empty answers have no body. */
export type StoreAnswer = { status: number; body?: unknown };

/** What a store client works with, for one session. */
export type StoreCall = {
  /** What its provider's form asked for. */
  settings: Record<string, string>;
  /** The secret with which the store is asked. It is zeroed when the call is over. */
  secret: Uint8Array;
  /**
   * Asks the store: over TLS, within a time and a size, without following it elsewhere. Throws `StoreFailure` where
   * there is no answer in JSON; every status is an answer.
   */
  request(request: StoreRequest): Promise<StoreAnswer>;
};

/** Where in a store a credential is, and what it is. */
export type StoreReference = {
  kind: StoredKind;
  /** What its provider's form asked for. */
  values: Record<string, string>;
};

/** What a certificate is to say. The gateway has the key that is certified, and looks whether this is what it got. */
export type CertificateRequest = {
  /** The public key in one line. */
  publicKey: string;
  /** Names session and person. */
  keyId: string;
  principals: string[];
  /** How long it is to be good. */
  seconds: number;
  /** Names of what it is to permit, such as `permit-pty`; nothing else. */
  extensions: string[];
  /** What it is to restrict, by name. */
  criticalOptions: Record<string, string>;
};

/**
 * How one kind of store is asked. This code runs in the gateway, which opened the store's secret for it: it opens no
 * connection by itself, keeps nothing and logs nothing. It throws `StoreFailure`.
 */
export type StoreClient = {
  /** Throws where the store does not accept the secret. */
  check(call: StoreCall): Promise<void>;
  /** The secret of a credential as it is now. */
  read(call: StoreCall, reference: StoreReference): Promise<CredentialSecret>;
  /** A certificate for a user of SSH, in one line; absent where stores of this kind sign none. */
  certify?(
    call: StoreCall,
    reference: StoreReference,
    request: CertificateRequest,
  ): Promise<string>;
};
