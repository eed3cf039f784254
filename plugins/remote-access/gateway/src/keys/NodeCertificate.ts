import {
  createPrivateKey,
  sign,
  verify,
  X509Certificate,
  type KeyObject,
} from 'node:crypto';
import { InputError } from '@backstage/errors';
import { gatewayNames, nodeName } from '@wardroom/remote-access-common';

const ending = gatewayNames.node('');

/** What the operator's authority gave to this gateway, as PEM text. */
export type NodePapers = {
  certificate: string;
  key: string;
  /** One certificate or several, each of which may have issued a gateway's certificate itself. */
  authority: string;
};

/** The certificate of a gateway, which says whose words are those that its key signed. */
export class NodeCertificate {
  private readonly authority: X509Certificate[];
  private readonly key: KeyObject;

  /** Throws where the certificate is not good for the node of this name. */
  constructor(
    node: string,
    private readonly papers: NodePapers,
  ) {
    this.authority = certificatesIn(papers.authority);
    this.key = createPrivateKey(papers.key);
    if (this.nodeOf(papers.certificate) !== node) {
      throw new InputError(
        `The certificate is not for ${gatewayNames.node(node)}`,
      );
    }
  }

  /** The certificate alone, without those behind it in its file. */
  get text(): string {
    return firstIn(this.papers.certificate).toString();
  }

  sign(bytes: Uint8Array): string {
    return sign(hashFor(this.key), bytes, this.key).toString('base64url');
  }

  /**
   * Whose certificate this is. Throws where the authority did not issue it, its time is over or not come, or it is not
   * for a gateway.
   */
  nodeOf(certificate: string): string {
    const shown = firstIn(certificate);
    const issued = this.authority.some(
      issuer => shown.checkIssued(issuer) && shown.verify(issuer.publicKey),
    );
    if (!issued) {
      throw new InputError('The certificate is not of our authority');
    }
    const now = Date.now();
    if (now < Date.parse(shown.validFrom) || now > Date.parse(shown.validTo)) {
      throw new InputError(
        `The certificate is good from ${shown.validFrom} to ${shown.validTo} only`,
      );
    }
    return nameIn(shown);
  }

  /** Whether the holder of a certificate, which was checked before, signed these bytes. */
  isSignedBy(certificate: string, bytes: Uint8Array, signature: string) {
    const { publicKey } = firstIn(certificate);
    const signed = Buffer.from(signature, 'base64url');
    return verify(hashFor(publicKey), bytes, publicKey, signed);
  }
}

/** The node's name. A certificate with more than one name says nothing clear. */
function nameIn({ subjectAltName = '' }: X509Certificate): string {
  const [only, ...more] = subjectAltName.split(', ');
  const host = only?.replace(/^DNS:/, '') ?? '';
  const name = host.slice(0, -ending.length);
  if (
    more.length ||
    !host.endsWith(ending) ||
    !nodeName.safeParse(name).success
  )
    throw new InputError('The certificate is not one of a gateway');
  return name;
}

function firstIn(pem: string): X509Certificate {
  return certificatesIn(pem)[0];
}

function certificatesIn(pem: string): X509Certificate[] {
  const parts = pem.match(
    /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g,
  );
  if (!parts) throw new InputError('There is no certificate');
  return parts.map(part => new X509Certificate(part));
}

/** Ed25519 hashes by itself. */
function hashFor({ asymmetricKeyType }: KeyObject): string | null {
  return asymmetricKeyType?.startsWith('ed') ? null : 'sha256';
}
