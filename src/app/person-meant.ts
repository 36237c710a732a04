/** Whom somebody means by a mention or a name, as far as one alone fits. Pure. */
import type { Member, Platform } from '../core/base/members.ts';

/** A mention by the platform's id, by the name it carries where that id is not ours, or a name as people type it: full, first, or the key in the configuration. Undefined when none or several fit. */
export function personMeant(
  typed: string,
  all: readonly Member[],
  caller: { readonly platform: Platform; readonly place: string },
): Member | undefined {
  const [only, second] = peopleCalled(
    typed,
    all.filter((m) => m.active),
    caller,
  );
  return second === undefined ? only : undefined;
}

/** Everybody of these who may be meant; whose account is named is meant alone. */
export function peopleCalled(
  typed: string,
  all: readonly Member[],
  caller: { readonly platform: Platform; readonly place: string },
): readonly Member[] {
  const [, id, shown] = /^<@([^>|]+)(?:\|([^>]*))?>$/.exec(typed.trim()) ?? [];
  if (id !== undefined) {
    const known = all.find((m) =>
      m.identities.some((i) => i.platform === caller.platform && i.place === caller.place && i.user === id),
    );
    if (known !== undefined) return [known];
    return shown === undefined || shown === '' ? [] : peopleCalled(shown, all, caller);
  }
  const name = typed.trim().replace(/^@/, '').toLowerCase();
  const names = new Set([name, asSpoken(name)]);
  const byUser = all.find((m) =>
    m.identities.some((i) => i.platform === caller.platform && i.user.toLowerCase() === name),
  );
  const called = (m: Member): readonly string[] => {
    const whole = m.name.toLowerCase();
    return [m.id, whole, asSpoken(whole), whole.split(' ')[0] ?? whole];
  };
  return byUser === undefined ? all.filter((m) => called(m).some((one) => names.has(one))) : [byUser];
}

/** As directories write names, and as people say them: `okafor, gil (aurora)` is `gil okafor`. */
function asSpoken(name: string): string {
  const [surname = '', ...given] = name
    .replaceAll(/\([^()]{0,100}\)|\[[^[\]]{0,100}\]/g, ' ')
    .split(',')
    .map((part) => part.trim());
  return [...given, surname].join(' ').replaceAll(/\s+/g, ' ').trim();
}
