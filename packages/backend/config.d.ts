export interface Config {
  wardroom: {
    /** Folder for recordings, keys and, when started locally, everything else. */
    dataDir: string;
    /** File with the key that wraps all other keys of the portal: 32 random bytes in base64. */
    masterKeyFile?: string;
    database: {
      /**
       * Connection of the role that owns the schemas and runs the migrations; the application's own role
       * (backend.database) only reads and writes rows.
       * @visibility secret
       */
      owner: string;
    };
    /**
     * Behind a proxy set `backend.trustProxy`, or all who come through it count as one address. Calls of plugins to
     * plugins of the same process are not counted, those of other processes are: whatever a proxy of this machine lets
     * through stays within these limits.
     */
    limits?: {
      /** Requests a minute with one token; 1200 if absent. */
      perToken?: number;
      /** Requests a minute from one address without a token; 300 if absent: a company shares one. */
      perAddress?: number;
      /** Requests a minute from one address, whatever tokens they show; ten times `perToken` if absent. */
      perAddressInAll?: number;
    };
    demo?: {
      /** Fills an empty installation with the demo provider. */
      enabled?: boolean;
      /** File that says how the demo lab is reached. */
      lab?: string;
    };
  };
}
