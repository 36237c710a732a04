/** Secrets at rest: AES-256-GCM, bound to the row they lie in, with keys that can be exchanged without a stop. */
import { createCipheriv, createDecipheriv, createHash, createSecretKey, type KeyObject } from 'node:crypto';
import { randomBits } from './random-bits.ts';

/** What a sealed text belongs to. Moved to another row it does not open. */
export interface SealedFor {
  readonly workspace: string;
  /** Like `slack_token`. */
  readonly kind: string;
  readonly ref: string;
}

export interface Sealer {
  /** Ids of the keys, hex: the first seals, all open. They tell nothing of the keys. */
  readonly keyIds: readonly string[];
  seal(text: string, of: SealedFor): Uint8Array<ArrayBuffer>;
  /** Throws CannotOpen when anything was changed, moved or cut, or when its key is not among ours. */
  open(sealed: Uint8Array, of: SealedFor): string;
  /** How whatever the first key sealed begins. */
  readonly head: Uint8Array;
}

export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';
}

/** Null where it cannot be opened: for whoever goes on with the rest. */
export function openedOrNull(sealer: Pick<Sealer, 'open'>, sealed: Uint8Array, of: SealedFor): string | null {
  try {
    return sealer.open(sealed, of);
  } catch (error) {
    if (error instanceof CannotOpen) return null;
    throw error;
  }
}

const FORMAT = 1;
const KEY_ID_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + KEY_ID_BYTES;

/**
 * `keys` are 32 bytes each: the first seals, all open. Throws when there is none, or one is of another length.
 * Format: 1 (version), 8 bytes key id, 12 bytes nonce, 16 bytes tag, the encrypted text.
 */
export function makeSealer(keys: readonly Uint8Array[]): Sealer {
  const ring = keys.map((key, at) => {
    if (key.length !== 32) throw new Error(`key ${at + 1} has ${key.length} bytes; 32 are needed`);
    // prepared once: a key of bytes is looked at anew with every text
    return { key: createSecretKey(key), id: keyId(key) };
  });
  const [first] = ring;
  if (first === undefined) throw new Error('no key to seal with');
  const byId = new Map(ring.map(({ key, id }) => [id.toString('hex'), key]));
  const head = Buffer.concat([Buffer.of(FORMAT), first.id]);

  return {
    keyIds: ring.map(({ id }) => id.toString('hex')),
    seal(text, of) {
      const nonce = randomBits();
      const cipher = createCipheriv('aes-256-gcm', first.key, nonce).setAAD(boundTo(head, of));
      const secret = cipher.update(text, 'utf8');
      // in this mode nothing is left for the end
      cipher.final();
      const sealed = new Uint8Array(head.length + NONCE_BYTES + TAG_BYTES + secret.length);
      sealed.set(head);
      sealed.set(nonce, head.length);
      sealed.set(cipher.getAuthTag(), head.length + NONCE_BYTES);
      sealed.set(secret, head.length + NONCE_BYTES + TAG_BYTES);
      return sealed;
    },
    open(sealed, of) {
      const bytes = Buffer.from(sealed);
      if (bytes.length < HEAD_BYTES + NONCE_BYTES + TAG_BYTES || bytes[0] !== FORMAT)
        throw new CannotOpen('not sealed by us');
      const key = byId.get(idIn(bytes));
      if (key === undefined) throw new CannotOpen(`sealed with key ${idIn(bytes)}, which is not among ours`);
      return decrypt(bytes, key, of);
    },
    head,
  };
}

function decrypt(bytes: Buffer, key: KeyObject, of: SealedFor): string {
  const head = bytes.subarray(0, HEAD_BYTES);
  const nonce = bytes.subarray(HEAD_BYTES, HEAD_BYTES + NONCE_BYTES);
  const tag = bytes.subarray(HEAD_BYTES + NONCE_BYTES, HEAD_BYTES + NONCE_BYTES + TAG_BYTES);
  const secret = bytes.subarray(HEAD_BYTES + NONCE_BYTES + TAG_BYTES);
  // the length is stated, because a shorter tag would be easier to guess
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(boundTo(head, of)).setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(secret), decipher.final()]).toString('utf8');
  } catch (error) {
    throw new CannotOpen(`the sealed ${of.kind} was changed, or belongs to another row`, { cause: error });
  }
}

/** Names a key without telling anything of it. */
function keyId(key: Uint8Array): Buffer {
  return createHash('sha256').update('amends key id\0').update(key).digest().subarray(0, KEY_ID_BYTES);
}

function idIn(bytes: Buffer): string {
  return bytes.subarray(1, HEAD_BYTES).toString('hex');
}

/** As JSON, so that no two rows can read the same: ("a", "bc") is not ("ab", "c"). */
function boundTo(head: Buffer, { workspace, kind, ref }: SealedFor): Buffer {
  return Buffer.concat([head, Buffer.from(JSON.stringify([workspace, kind, ref]), 'utf8')]);
}
