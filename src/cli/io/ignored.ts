/** Settings made in chat that hold no more: which, why, and what to do, for operators. Pure. */
import type { Ignored } from '../../organisation-settings.ts';

export function sayIgnored({ setting, why }: Ignored): { readonly said: string; readonly todo: string } {
  const { of, key, value, by, at } = setting;
  const what = `${of} ${key} "${value ?? ''}" (set by ${by}, ${at.toISOString().slice(0, 10)})`;
  const id = of.replace(/^(?:team|person):/, '');
  switch (why) {
    case 'no_team': {
      const team = key === 'team' ? (value ?? '') : id;
      return {
        said: `${what} holds no more: there is no team ${team}`,
        todo:
          key === 'team'
            ? `in chat: setup person ${id} team … names another one, or setup person ${id} team back`
            : `if the team is meant to be there, in chat: setup team new ${team}, or write it into amends.yaml; otherwise nothing`,
      };
    }
    case 'no_person':
      return {
        said: `${what} holds no more: amends.yaml names nobody called ${id}`,
        todo: 'nothing, if they have left or come from a directory by now; otherwise write them into amends.yaml',
      };
    case 'no_role':
      return {
        said: `${what} holds no more: the policy has no such role`,
        todo: `in chat: setup person ${id} role …, or add the role to the policy`,
      };
    case 'unreadable':
      return {
        said: `${what} holds no more: this version of Amends cannot read it`,
        todo: 'run the version it was set with, or set it anew in chat',
      };
  }
}
