/** See dockerfile.mjs. */
export interface Step {
  readonly word: string;
  readonly args: string[];
}
export interface Stage {
  readonly name?: string;
  readonly from: string;
  readonly steps: readonly Step[];
}
export function readDockerfile(text: string): readonly Stage[];
