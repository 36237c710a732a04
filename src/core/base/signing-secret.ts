/** A signing secret as Standard Webhooks writes it (standardwebhooks.com, specification 1.0). Pure. */
const SECRET = /^whsec_([A-Za-z0-9+/]+={0,2})$/;

/** The key in it; empty when it is none. */
export const keyOfSecret = (secret: string): Buffer => Buffer.from(SECRET.exec(secret)?.[1] ?? '', 'base64');

/** What is wrong with it, as the end of a sentence; null when it can be one. */
export function faultOfSecret(secret: string): string | null {
  const bytes = keyOfSecret(secret).length;
  return bytes >= 24 && bytes <= 64 ? null : 'is not "whsec_" and 24 to 64 bytes in base64';
}
