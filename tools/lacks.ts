/** What the machine may lack: skipped there, and said. Where AMENDS_ALL_CHECKS is set, as in the workflows, it throws instead: what is skipped there is missed by nobody. `.ci/machine` installs it. */
export function lacks(
  isThere: boolean,
  what: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  if (!isThere && (env['AMENDS_ALL_CHECKS'] ?? '') !== '')
    throw new Error(`there is no ${what}, and AMENDS_ALL_CHECKS is set: nothing may be skipped for that`);
  return !isThere;
}
