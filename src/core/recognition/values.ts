/** Which of a team's values a deed shows: only one that speaks of it. English and German. Pure. */
import type { ShoutOutKind } from '../case/ends.ts';

const SPEAKS_OF: Readonly<Record<ShoutOutKind, RegExp>> = {
  ownership:
    /(?<!\p{L})(?:own|owns|ownership|responsib|accountab|finish|see it through|to the end|from start|stay|persist|verantwort|kümmer|dranbleib|bleiben dran|zu ende|bis zum schluss)/iu,
  promise_kept:
    /(?<!\p{L})(?:promis|word(?!s of)|reliab|relied|trust|depend|deliver|do what we say|zusage|versprech|wort(?!los)|verlässlich|zuverlässig|vertrau|halten)/iu,
  good_use_of_authority:
    /(?<!\p{L})(?:decid|decision|authority|courag|brave|bold|act(?:s|ion)?(?!\p{L})|empower|initiative|generous|judg|entscheid|mut(?!\p{L})|mutig|handeln|initiative|eigenständig|großzügig)/iu,
  lesson_shared:
    /(?<!\p{L})(?:learn|lesson|shar|improv|better|curio|open(?:ness)?(?!\p{L})|knowledge|lern|teilen|besser|wissen|neugier|offen)/iu,
  help_given:
    /(?<!\p{L})(?:help|team|together|each other|one another|support|colleague|side by side|hilf|helfen|gemeinsam|zusammen|miteinander|füreinander|kolleg|unterstütz)/iu,
  customer_words:
    /(?<!\p{L})(?:customer|guest|passenger|client|listen|care|kind|warm|hospitab|respect|people first|kund|gast|gäste|fahrg|zuhör|herz|freundlich|respekt|menschen)/iu,
};

/** Where several do they take turns; null where none does. */
export function valueFor(kind: ShoutOutKind, values: readonly string[], turn: number): string | null {
  const fitting = values.filter((value) => SPEAKS_OF[kind].test(value));
  return fitting[turn % fitting.length] ?? null;
}
