/** What a piece of work costs, for laws on how cost grows: CPU time of this thread, which other work on the machine does not change. */

/** CPU milliseconds of this thread alone; the work must be synchronous. */
export function cpuMsOf(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
