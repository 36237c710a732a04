/** Where another file of our own code lies, in the form this one runs in: `.ts` in the repository, `.js` in the package. */

/** `codeFile('../../main', import.meta.url)`: for what starts a process of its own, which an import does not find. */
export const codeFile = (name: string, from: string): URL =>
  new URL(`${name}${from.slice(from.lastIndexOf('.'))}`, from);
