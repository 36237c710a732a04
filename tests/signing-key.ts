/** The key that fake Teams sign their tokens with in tests: one per process, because making one takes a tenth of a second. */
import { newSigningKey, type SigningKey } from '../src/playground/teams/issuer.ts';

let made: Promise<SigningKey> | undefined;

export function signingKey(): Promise<SigningKey> {
  return (made ??= newSigningKey());
}
