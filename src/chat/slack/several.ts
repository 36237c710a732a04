/** One Slack app for several organisations: what comes in goes to the one whose workspace it is of, by what Slack signed alone. */
import { causeOf } from '../../log.ts';
import type { Meters } from '../../meters.ts';
import { hearing } from './in/let-in.ts';
import { isOrganisation } from './in/installed.ts';
import type { Slack } from './make-slack.ts';
import { makeWaysIn, type WaysIn, type WaysInNeeds } from './ways-in.ts';

/** One organisation's side. */
export interface SlackSide {
  readonly slack: Slack;
  /** The ids of its workspaces and of what they are part of. */
  readonly places: ReadonlySet<string>;
}

export function slackOfSeveral(
  sides: readonly [SlackSide, ...SlackSide[]],
  needs: Pick<WaysInNeeds, 'config' | 'bodies' | 'log' | 'now'> & { readonly meters?: Pick<Meters, 'took'> },
): WaysIn {
  const [{ slack: any }] = sides;
  const log = needs.log.with({ platform: 'slack' });
  const hear = hearing(async (inbound, answer) => {
    const { installed, team } = inbound.from;
    let side: SlackSide | undefined;
    try {
      side = sideOf(sides, installed) ?? (await holderOf(sides, installed.filter(isOrganisation)));
    } catch (error) {
      log.warn('Slack workspace could not be checked', { cause: causeOf(error) });
      return answer(503);
    }
    if (side !== undefined) return await side.slack.take(inbound, answer);
    log.warn('Slack request of a workspace that no organisation names ignored', { team });
    return await any.turnAway(inbound, answer);
  }, needs.meters);
  const pages = any.pagesFor((places) => sideOf(sides, places)?.slack.home ?? undefined);
  return makeWaysIn({ ...needs, log, hear, pages });
}

/** Likeliest first: a workspace before the whole it is part of. */
const sideOf = (sides: readonly SlackSide[], places: readonly string[]): SlackSide | undefined =>
  places.flatMap((place) => sides.filter((side) => side.places.has(place)))[0];

/** An organisation of Slack that one of them calls by a workspace of it, and that installed Amends as a whole. */
async function holderOf(sides: readonly SlackSide[], places: readonly string[]): Promise<SlackSide | undefined> {
  for (const side of sides) if (places.length > 0 && (await side.slack.holds(places))) return side;
  return undefined;
}
