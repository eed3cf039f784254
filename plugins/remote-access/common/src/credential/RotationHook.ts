/** A target that was signed in to with the present secret, for as long as its secret is changed. */
export type RotationTarget = {
  username: string;
  /** Runs a command without a terminal; its output is cut at a few kilobytes. */
  run(command: string, input?: Uint8Array): Promise<RotationOutput>;
};

export type RotationOutput = { code: number; output: string };

/**
 * How a secret is changed on one kind of target. This code runs in the gateway and is given both secrets, which are zeroed
 * afterwards: it keeps nothing, logs nothing, and puts no secret on a command line, where others on the target could read
 * it. It throws where the target refused. Whether it worked is not its word: the gateway signs in to find out.
 */
export type RotationHook = (
  target: RotationTarget,
  secrets: { present: Uint8Array; next: Uint8Array },
) => Promise<void>;
