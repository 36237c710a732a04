/**
 * A seal over the journals of a workspace: a digest over where those of cases end that changed since the seal before, over where
 * the journal of the house ends, and over the seal before; signed, so that an auditor who has the public key needs no secret. Pure.
 */
import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

export interface Sealed {
  readonly workspace: string;
  /** From 1, without gaps. */
  readonly seal: number;
  readonly at: Date;
  /** Where the journal of the house ended before it said that this seal was made. */
  readonly house: { readonly seq: number; readonly hash: string };
  /** SHA-256, hex. */
  readonly digest: string;
}

/** A seal with its signature, and with the public key that it verifies by: both base64url. */
export interface SignedSeal extends Sealed {
  readonly signature: string;
  readonly signer: string;
}

export interface SealDigest {
  /** Cases come in the order of their numbers. */
  add(number: number, seq: number, hash: string): void;
  /** `before`: the digest of the seal before; empty for the first. */
  over(house: Sealed['house'], before: string): string;
}

export function sealDigest(): SealDigest {
  const hash = createHash('sha256');
  return {
    add: (number, seq, head) => void hash.update(`${number} ${seq} ${head}\n`),
    over: (house, before) => hash.update(`house ${house.seq} ${house.hash}\nbefore ${before}\n`).digest('hex'),
  };
}

/** What stands before a key of 32 bytes in PKCS #8 and in SPKI. Source: RFC 8410. */
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');

/** Signs with Ed25519; the key is made from a secret of 32 bytes. */
export function signSeal(sealed: Sealed, secret: Uint8Array): SignedSeal {
  const signature = sign(null, textOf(sealed), privateKeyOf(secret)).toString('base64url');
  return { ...sealed, signature, signer: signerOf(secret) };
}

/** The public key of whoever signs with this secret. */
export function signerOf(secret: Uint8Array): string {
  const der = createPublicKey(privateKeyOf(secret)).export({ format: 'der', type: 'spki' });
  return der.subarray(PUBLIC.length).toString('base64url');
}

const privateKeyOf = (secret: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PRIVATE, secret]), format: 'der', type: 'pkcs8' });

/** False also where the key or the signature is none. */
export function isSignedBy(signer: string, { signature, ...sealed }: Omit<SignedSeal, 'signer'>): boolean {
  const key = publicKeyOf(signer);
  return key !== null && verify(null, textOf(sealed), key, Buffer.from(signature, 'base64url'));
}

function publicKeyOf(signer: string): KeyObject | null {
  const bytes = Buffer.from(signer, 'base64url');
  if (bytes.length !== 32) return null;
  return createPublicKey({ key: Buffer.concat([PUBLIC, bytes]), format: 'der', type: 'spki' });
}

const textOf = ({ workspace, seal, at, house, digest }: Sealed): Buffer =>
  Buffer.from(
    `amends audit seal\n${workspace}\n${seal}\n${at.toISOString()}\n${house.seq} ${house.hash}\n${digest}\n`,
    'utf8',
  );
