/** What the machine may lack: skipped there, and said. Where CI is set it throws instead: what is skipped there is missed by nobody. `.ci/machine` installs it. */
export function lacks(
  isThere: boolean,
  what: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  if (!isThere && (env['CI'] ?? '') !== '')
    throw new Error(`there is no ${what}, and CI is set, where nothing may be skipped for that`);
  return !isThere;
}
