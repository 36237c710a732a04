/** Does something after so many milliseconds; nothing stays alive for it. */
export type After = (ms: number, work: () => void) => void;

export const afterReal: After = (ms, work) => void setTimeout(work, ms).unref();
