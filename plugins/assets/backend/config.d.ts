export interface Config {
  assets?: {
    /**
     * Lists of vulnerabilities that the portal fetches by itself, over TLS and without following redirects to other hosts.
     * Sites without a way to the internet switch them off, name a mirror of their own, or give the files by hand.
     */
    intelligence?: {
      /** The catalogue of known exploited vulnerabilities, in the JSON of its publisher, CISA. */
      kev?: {
        /** Whether it is fetched. Yes if absent. */
        enabled?: boolean;
        /** Where it is fetched from: an address with https. CISA's if absent. */
        url?: string;
        /** Hours from one attempt to the next, at least 1. 6 if absent. */
        everyHours?: number;
      };
      /** Likelihoods of exploitation, in the CSV of their publisher, FIRST, packed with gzip or not. */
      epss?: {
        /** Whether they are fetched. Yes if absent. */
        enabled?: boolean;
        /** Where they are fetched from: an address with https. FIRST's if absent. */
        url?: string;
        /** Hours from one attempt to the next, at least 1. 24 if absent. */
        everyHours?: number;
      };
    };
    scans?: {
      /** The largest report that is taken, in bytes as it is uploaded. 268435456 (256 MiB) if absent. */
      maxBytes?: number;
      /**
       * An import that would close more than this share of the open findings it covers waits for somebody to confirm it.
       * 0.2 if absent.
       */
      holdShare?: number;
      /** So many may be closed whatever their share is. 5 if absent. */
      holdLeast?: number;
      /** How long reading one report may take, in seconds. 900 if absent. */
      timeLimit?: number;
      /** How many scans one portal carries out at once. 4 if absent. */
      running?: number;
      /** How many scans of one customer run at once. 2 if absent. */
      runningPerCustomer?: number;
      /** How many hours one scan may take. 12 if absent. */
      hours?: number;
      /** The heap of the program that reads one report, in MiB. 512 if absent. */
      memoryLimit?: number;
    };
  };
}
