export interface Config {
  wardroom?: {
    /**
     * The key that wraps the data keys of all tenants: 32 bytes in base64. Several keys, one per line, rotate it: the
     * first one seals, all of them open. The environment's WARDROOM_MASTER_KEY_FILE and WARDROOM_MASTER_KEY come
     * first.
     * @visibility secret
     */
    masterKey?: string;
    /** A file with the same content. */
    masterKeyFile?: string;

    signIn?: {
      /** Minutes without input after which a sign-in ends; 30 if absent. */
      idleMinutes?: number;
      /** Hours after which a sign-in ends in any case; 12 if absent. */
      absoluteHours?: number;
      /**
       * Minutes for which the one-time code given at sign-in counts as fresh for the first step-up; 2 if absent,
       * 0 to ask for a new code always.
       */
      freshMinutes?: number;
    };

    mail?: {
      /** Sender of all mails, such as `Wardroom <wardroom@example.org>`. */
      from?: string;
      /** Without it no mail is sent: administrators are shown links and pass them on, and news stands in lists alone. */
      smtp?: {
        host: string;
        /** 587 if absent. */
        port?: number;
        /** TLS from the first byte (port 465). Without it STARTTLS is required. */
        secure?: boolean;
        /** Sends without TLS; for a mail server on the same machine only. */
        plaintext?: boolean;
        user?: string;
        /** @visibility secret */
        password?: string;
      };
    };
  };
}
