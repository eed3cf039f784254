/** An event as the chain sees it: its place, its hash, and the text that the hash was made of. */
export type ChainLink = {
  tenant: string;
  sequence: number;
  previousHash: string;
  hash: string;
  /** As `auditChain.text` writes it. */
  text: string;
};
