export interface Config {
  wardroom: {
    /**
     * Folder of everything that is not in the database. Recordings lie in `recordings/`, encrypted; the gateway's keys
     * in `gateway/`, for its own user only: back them up apart from the database.
     */
    dataDir: string;
  };
  remoteAccess?: {
    gateway?: {
      /** Name of the portal's own gateway, part of its WebSocket's path. Every replica has its own. `one` if absent. */
      node?: string;
      /** Seconds that open sessions have to end by themselves when the portal stops. 0 if absent. */
      drainSeconds?: number;
      /** Origins of the app besides `app.baseUrl` from which a session may be opened. */
      origins?: string[];
      /**
       * A program with its arguments that checks each file that is transferred: it reads the file from its standard
       * input and ends with 0 where it may pass, such as `[clamdscan, --no-summary, -]`. None if absent.
       */
      scanner?: string[];
      /**
       * Programs that lead to SSH targets by their standard input and output, such as `tsh proxy ssh %r@%h:%p`; targets
       * name the one that they need. They run as the gateway's user, with its identity and in its network. A gateway that
       * is a program of its own needs them in its own file as well.
       */
      proxyCommands?: Array<{
        /** By which targets name it: small letters, digits and hyphens. */
        name: string;
        /** Program and arguments. `%h`, `%p` and `%r` stand for host, port and user of the target. No shell reads them. */
        command: string[];
      }>;
    };
    /**
     * Gateways that are programs of their own, see docs/deployment.md. With them the portal starts none itself, and
     * nothing under `gateway` and `guacd` is heeded: each has a configuration file of its own.
     */
    gateways?: {
      nodes: {
        /** Its name, as in its certificate and its configuration. */
        name: string;
        /** Where it takes portals: `HOST`, `HOST:PORT` or `[ADDRESS]:PORT`. The port is 7011 if absent. */
        address: string;
      }[];
      /** Path of the portal's certificate, for portal.wardroom.internal. */
      certificate: string;
      /** Path of its key. @visibility secret */
      key: string;
      /** Path of the certificate of the authority that gave out those of portals and gateways. */
      authority: string;
      /** Whether `recordingsDirectory` of all gateways is the same storage, so that each can replay all. No if absent. */
      sharedRecordings?: boolean;
    };
    credentialStores?: {
      /**
       * Scheme, host and port of every HashiCorp Vault and the like that credentials may be read from, such as
       * `https://vault.example.com:8200`. None if absent.
       */
      allow?: string[];
    };
    connector?: {
      /**
       * The connector's socket, such as `/run/wardroom-connector/connector.sock`; the portal's user must be of its group.
       * Without it customers' networks are reached directly or by jump hosts alone.
       */
      socket?: string;
      /** Host name by which customers who dial out find the connector. */
      dialOutHost?: string;
    };
    /**
     * guacd, which speaks RDP and VNC. Give either `host`, where one runs already, or `program`, which the gateway starts
     * itself, once for each session. If absent, a guacd of this machine is used; where there is none there are no desktops.
     */
    guacd?: {
      /** Address of a guacd that runs already. Nobody but the gateway may reach it: it asks nobody who they are. */
      host?: string;
      /** Its port. 4822 if absent. */
      port?: number;
      /** Its folder for files of RDP sessions, as it names it. Without it no files pass. */
      drive?: string;
      /** Path of the program that is to be started. */
      program?: string;
      /** Root folder of the system that `program` belongs to, where that is not this one. */
      root?: string;
    };
    /**
     * With what web applications are shown. If absent, this machine's Chromium is used, together with its Xtigervnc, bwrap
     * (bubblewrap) and socat; where one of them or guacd is missing, there are no web applications.
     */
    browser?: {
      /** Path of Chromium itself, and not of a script that starts it. */
      chromium?: string;
      /** The folder in which it looks for policies, such as `/etc/chromium/policies`. */
      policies?: string;
    };
    sessions?: {
      /** How many sessions one person may have at once. 4 if absent. */
      perPerson?: number;
    };
  };
}
