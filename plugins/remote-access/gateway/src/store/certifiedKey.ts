import { generateKeyPairSync } from 'node:crypto';
import {
  lengthPrefixed,
  type CertificateRequest,
  type CredentialSecret,
} from '@wardroom/remote-access-common';
import {
  criticalOptionsOf,
  type CertificateContent,
} from '../certificate/criticalOptionsOf';
import { laterSeconds, permitted } from '../certificate/mintCertificate';
import { pointOf } from '../certificate/pointOf';
import { checkIssued } from './checkIssued';

/** Makes a key for one session and has a store certify it. Throws `StoreFailure` where that gives another certificate. */
export async function certifiedKey(
  content: CertificateContent,
  certify: (request: CertificateRequest) => Promise<string>,
): Promise<CredentialSecret> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const point = pointOf(publicKey);
  const blob = Buffer.from(lengthPrefixed('ssh-ed25519', point));
  const { keyId, principals } = content;
  const request: CertificateRequest = {
    ...{ keyId, principals, seconds: laterSeconds, extensions: permitted },
    publicKey: `ssh-ed25519 ${blob.toString('base64')}`,
    criticalOptions: criticalOptionsOf(content),
  };
  const certificate = checkIssued(await certify(request), request, point);
  const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' });
  return { kind: 'certified-key', pkcs8, certificate };
}
