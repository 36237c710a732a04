/** Where customers reach what they open, as the environment says it. Pure. */

/** Also below a path, where a proxy takes that off. Without a slash at its end; null where nobody said. */
export function publicUrlOf(typed: string | undefined, isProduction: boolean, faults: string[]): string | null {
  if (typed === undefined) return null;
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  const isPlain =
    url !== undefined && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  const isSafe = url?.protocol === 'https:' || (!isProduction && url?.protocol === 'http:');
  if (isPlain && isSafe) return url.href.replace(/\/+$/, '');
  faults.push(
    `PUBLIC_URL is not an https address that customers reach, like https://amends.example or https://example.com/amends`,
  );
  return null;
}
