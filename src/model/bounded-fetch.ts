/** `fetch` that reads no more of an answer than anybody asked for: a server that writes on and on costs no memory. */

/** More of an answer than this is none. */
export const MOST_ANSWER = 262_144;

export class TooLong extends Error {
  override readonly name = 'TooLong';
}

export async function boundedFetch(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(input, init);
  if (response.body === null) return response;
  let size = 0;
  const bounded = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(part, controller) {
        size += part.byteLength;
        if (size > MOST_ANSWER) controller.error(new TooLong(`more than ${MOST_ANSWER} bytes`));
        else controller.enqueue(part);
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(bounded, { status, statusText, headers });
}
