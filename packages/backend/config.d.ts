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
    limits?: {
      /** Requests a minute with one token; 1200 if absent. */
      perToken?: number;
      /** Requests a minute from one address without a token; 120 if absent. */
      perAddress?: number;
    };
    demo?: {
      /** Fills an empty installation with the demo provider. */
      enabled?: boolean;
      /** File that says how the demo lab is reached. */
      lab?: string;
    };
  };
}
