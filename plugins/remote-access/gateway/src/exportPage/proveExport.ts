import {
  base64url,
  ExportStatement,
  exportToSign,
  sourceOfBytes,
  verifyRecording,
  type ExportContent,
  type RecordingVerification,
} from '@wardroom/remote-access-common';
import { decode } from './readEmbedded';

export type Proof = {
  verdict: RecordingVerification;
  statement: ExportStatement;
  /** Whether the gateway signed this statement, and for this recording. */
  isSigned: boolean;
};

/** Checks every byte of the recording, and who is said to have exported it. Needs no network. */
export async function proveExport(
  content: ExportContent,
  recording: Uint8Array,
): Promise<Proof> {
  const { publicKeys } = content;
  const verdict = await verifyRecording(sourceOfBytes(recording), publicKeys);
  const bytes = decode(content.statement);
  const statement = ExportStatement.parse(
    JSON.parse(new TextDecoder().decode(bytes)),
  );
  const { head, header } = verdict;
  const belongs =
    header?.recording === statement.recording && head === statement.head;
  return {
    ...{ verdict, statement },
    isSigned: belongs && (await isSignedBy(content, bytes)),
  };
}

async function isSignedBy(
  { publicKeys, signer, signature }: ExportContent,
  statement: Uint8Array,
): Promise<boolean> {
  const known = publicKeys.find(({ kid }) => kid === signer);
  if (!known) return false;
  const key = await crypto.subtle.importKey(
    ...(['raw', base64url.decode(known.publicKey)] as const),
    ...(['Ed25519', false, ['verify']] as const),
  );
  const data = exportToSign(statement);
  return crypto.subtle.verify('Ed25519', key, decode(signature), data);
}
