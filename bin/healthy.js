// Whether Amends answers in this container: exit status 0 or 1. For where there is no curl.
const port = process.env.PORT || '3000';
const host = ['', '0.0.0.0', '::'].includes(process.env.HOST ?? '') ? '127.0.0.1' : process.env.HOST;
const answer = await fetch(`http://${host}:${port}/healthz`, { signal: AbortSignal.timeout(4_000) }).catch(() => null);
process.exit(answer?.ok === true ? 0 : 1);
