/** By what an app of Entra proves that it is itself: one of these, chosen by the operator, never by what happens to be set beside it. */
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';

export type Credential =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'certificate'; readonly certificate: Certificate }
  /** What the platform the process runs on vouches for it with, in a file that is written anew from time to time. */
  | { readonly kind: 'workload'; readonly file: string }
  /** An identity of the Azure machine or service; null: its own, else the client id or the resource id of an assigned one. */
  | { readonly kind: 'managed'; readonly identity: string | null; readonly from: IdentityService };

export interface Certificate {
  readonly key: KeyObject;
  /** SHA-256 of the certificate, base64url. */
  readonly thumbprint: string;
  readonly until: Date;
}

/** Where an Azure machine or service gives out tokens of its identities. */
export type IdentityService =
  /** A virtual machine, a scale set, a node: `http://169.254.169.254`. */
  | { readonly kind: 'machine'; readonly url: string }
  /** App Service, Functions, Container Apps. */
  | { readonly kind: 'service'; readonly url: string; readonly header: string };

/** What the doctor and the log call it. */
export function credentialInWords(credential: Credential, clientId: string): string {
  switch (credential.kind) {
    case 'secret':
      return 'a client secret';
    case 'certificate':
      return `a certificate that is good until ${credential.certificate.until.toISOString().slice(0, 10)}`;
    case 'workload':
      return 'workload identity';
    case 'managed': {
      const { identity } = credential;
      if (identity === null) return 'the managed identity of this machine, federated with the app';
      return identity.toLowerCase() === clientId.toLowerCase()
        ? 'the managed identity that is the app'
        : `the managed identity ${identity}, federated with the app`;
    }
  }
}

/** Reads a file with a private key and the certificate of its public half, both PEM. Throws saying what is missing in it. */
export function readCertificate(pem: string): Certificate {
  const keyText = /-----BEGIN (?:RSA )?PRIVATE KEY-----[\s\S]+?-----END (?:RSA )?PRIVATE KEY-----/.exec(pem)?.[0];
  const certificateText = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.exec(pem)?.[0];
  if (keyText === undefined) throw new Error('there is no private key in it that is not encrypted');
  if (certificateText === undefined) throw new Error('there is no certificate in it');
  const key = createPrivateKey(keyText);
  const certificate = new X509Certificate(certificateText);
  if (key.asymmetricKeyType !== 'rsa') throw new Error('its key is no RSA key, which is the only kind Entra takes');
  if (!certificate.checkPrivateKey(key)) throw new Error('its private key is not the one of its first certificate');
  const thumbprint = Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
  return { key, thumbprint, until: new Date(certificate.validTo) };
}
