export interface Config {
  wardroom?: {
    audit?: {
      /**
       * The Ed25519 key that signs checkpoints, as PKCS #8 in PEM. Without it the key lies in the data folder, in
       * `audit/signing.key`, and is made at the first start. Replicas must have the same one.
       * @visibility secret
       */
      signingKey?: string;
      /** Public keys that signed earlier, 32 bytes each in hexadecimal: what they signed stays valid. */
      retiredKeys?: string[];
    };
  };
}
