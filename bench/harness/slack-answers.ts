/** What Slack's Web API says to whatever it is asked: that all is well. */

/** The n-th answer; `ts` is of the message that was posted or changed. `asked`: what came with the call, as far as it is looked at. */
export function allIsWell(
  n: number,
  asked: URLSearchParams,
): Readonly<Record<string, unknown>> & { readonly ts: string } {
  const ts = asked.get('ts') ?? `1700000000.${String(n).padStart(6, '0')}`;
  return {
    ok: true,
    ts,
    channel: asked.get('channel') ?? 'D0BENCH',
    message_ts: ts,
    message: { ts, text: '' },
    view: { id: `V${n}`, hash: ts },
    channel_id: 'D0BENCH',
    user_id: 'U0BOT',
    bot_id: 'B0BOT',
    team_id: 'T0BENCH',
    team: 'T0BENCH',
    user: 'bench',
  };
}
