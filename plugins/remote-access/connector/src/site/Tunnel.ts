/** How a tunnel is, as it changes. */
export type TunnelNews =
  { state: 'up'; handshakeAt?: Date } | { state: 'down'; error: string };

/** One kind of tunnel into a site's namespace. */
export type Tunnel = {
  /**
   * Keeps the tunnel until it fails or the signal ends it, tells how it is meanwhile, and leaves no device behind.
   * Throws with a sentence for people.
   */
  run(signal: AbortSignal, tell: (news: TunnelNews) => void): Promise<void>;
};
