/** The shape of the Adaptive Cards we send: the subset of version 1.5 we use and nothing else. Pure. */
import { z } from 'zod';
import { LIMITS } from '../limits/limits.ts';

const text = z.string().min(1).max(LIMITS.textRun);
const spacing = z
  .enum(['None', 'ExtraSmall', 'Small', 'Default', 'Medium', 'Large', 'ExtraLarge', 'Padding'])
  .optional();
const common = { id: z.string().optional(), spacing, separator: z.boolean().optional() };
const look = {
  weight: z.enum(['Default', 'Lighter', 'Bolder']).optional(),
  size: z.enum(['Small', 'Default', 'Medium', 'Large', 'ExtraLarge']).optional(),
  color: z.enum(['Default', 'Dark', 'Light', 'Accent', 'Good', 'Warning', 'Attention']).optional(),
  isSubtle: z.boolean().optional(),
};

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text,
  ...look,
  italic: z.boolean().optional(),
});

const inputId = z.string().min(1).max(LIMITS.inputId);
const label = z.string().min(1).max(LIMITS.inputLabel);
const inputCommon = {
  id: inputId,
  label,
  spacing,
  separator: z.boolean().optional(),
  isRequired: z.boolean().optional(),
  errorMessage: z.string().min(1).max(LIMITS.inputLabel).optional(),
};

const data = z.record(z.string(), z.unknown());
const title = z.string().min(1).max(LIMITS.actionTitle);
const style = z.enum(['default', 'positive', 'destructive']).optional();
/** `secondary`: in the menu beside the buttons. */
const mode = z.enum(['primary', 'secondary']).optional();
const action = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('Action.Execute'),
    title,
    verb: z.string().regex(/^[a-z][a-z_:]{1,63}$/, 'must be one fixed word'),
    data,
    style,
    mode,
    tooltip: z.string().optional(),
    associatedInputs: z.enum(['auto', 'none']).optional(),
  }),
  z.strictObject({
    type: z.literal('Action.Submit'),
    title,
    data,
    style,
    mode,
    tooltip: z.string().optional(),
    associatedInputs: z.enum(['auto', 'none']).optional(),
  }),
]);
const isSecondary = (one: z.infer<typeof action>): boolean => one.mode === 'secondary';
const actions = z
  .array(action)
  .min(1)
  .refine((all) => all.filter((one) => !isSecondary(one)).length <= LIMITS.actionsPerSet, {
    message: `must hold at most ${LIMITS.actionsPerSet} primary actions`,
  })
  .refine((all) => all.filter(isSecondary).length <= LIMITS.secondaryPerSet, {
    message: `must hold at most ${LIMITS.secondaryPerSet} secondary actions`,
  });

/** Over https, or this machine's own for tests and the playground. Source: Learn, "Cards reference", images. */
const imageUrl = z
  .string()
  .max(LIMITS.imageUrl)
  .regex(
    /^(?:https:\/\/[^\s/]+\/|http:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?\/)\S*$/,
    'must be an https address',
  );
const image = z.strictObject({
  type: z.literal('Image'),
  url: imageUrl,
  altText: z.string('must say what the picture shows').min(1).max(LIMITS.altText),
  /** Shown large when it is pressed. Source: Learn, "Format cards in Teams", stage view. */
  msteams: z.strictObject({ allowExpand: z.literal(true) }).optional(),
  ...common,
});

const chartText = z.string().min(1).max(LIMITS.chartText);
const number = z.number();
const points = z
  .array(z.strictObject({ x: chartText, y: number }))
  .min(1)
  .max(LIMITS.chartPoints);
const lines = z
  .array(z.strictObject({ legend: chartText, values: points }))
  .min(1)
  .max(LIMITS.chartSeries)
  .refine((all) => new Set(all.map(({ legend }) => legend)).size === all.length, { message: 'repeats a legend' });
const chartCommon = {
  title: chartText,
  showTitle: z.literal(true),
  yAxisTitle: chartText.optional(),
  /** What a client shows that is older than charts. Its numbers stand below it anyway. */
  fallback: z.union([z.literal('drop'), image], 'must be drop, or a picture: the numbers stand below it'),
  ...common,
};
/** Beyond Adaptive Cards 1.5: elements of Teams' own. Source: Learn, "Charts in Adaptive Cards". */
const charts = [
  z.strictObject({ type: z.literal('Chart.Line'), data: lines, ...chartCommon }),
  z.strictObject({ type: z.literal('Chart.VerticalBar.Grouped'), data: lines, ...chartCommon }),
  z.strictObject({
    type: z.literal('Chart.VerticalBar'),
    data: z
      .array(z.strictObject({ x: chartText, y: number, color: z.enum(['categoricalMarigold', 'categoricalBlue']) }))
      .min(1)
      .max(LIMITS.chartPoints),
    ...chartCommon,
  }),
] as const;

const leaf = [
  image,
  z.strictObject({
    type: z.literal('TextBlock'),
    text,
    wrap: z.literal(true, 'must be true'),
    style: z.enum(['default', 'heading']).optional(),
    ...common,
    ...look,
  }),
  z.strictObject({ type: z.literal('RichTextBlock'), inlines: z.array(textRun).min(1), ...common }),
  z.strictObject({
    type: z.literal('Input.Text'),
    ...inputCommon,
    value: z.string().max(LIMITS.inputValue).optional(),
    placeholder: z.string().max(LIMITS.inputLabel).optional(),
    isMultiline: z.boolean().optional(),
    maxLength: z.int().positive().max(LIMITS.inputValue).optional(),
  }),
  z.strictObject({
    type: z.literal('Input.Date'),
    ...inputCommon,
    value: z.iso.date().optional(),
  }),
  z.strictObject({
    type: z.literal('Input.ChoiceSet'),
    ...inputCommon,
    choices: z
      .array(z.strictObject({ title: z.string().min(1).max(LIMITS.choiceTitle), value: z.string().min(1) }))
      .min(1)
      .max(LIMITS.choices),
    value: z.string().optional(),
    placeholder: z.string().max(LIMITS.inputLabel).optional(),
    style: z.enum(['compact', 'expanded', 'filtered']).optional(),
    isMultiSelect: z.boolean().optional(),
    wrap: z.literal(true, 'must be true'),
  }),
  z.strictObject({ type: z.literal('ActionSet'), actions, ...common }),
  ...charts,
] as const;

/** One level of boxes is all our cards use; a box in a box is refused. */
const element = z.discriminatedUnion('type', [
  ...leaf,
  z.strictObject({
    type: z.literal('Container'),
    items: z.array(z.discriminatedUnion('type', [...leaf])).min(1),
    style: z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']).optional(),
    ...common,
  }),
]);

const mention = z.strictObject({
  type: z.literal('mention'),
  text: z.string().regex(/^<at>[^<>]+<\/at>$/, 'must be <at>name</at>'),
  mentioned: z.strictObject({ id: z.string().min(1), name: z.string().min(1) }),
});

/** An Adaptive Card as we send it. */
export const cardShape = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.string().optional(),
  version: z.literal(LIMITS.cardVersion, `must be ${LIMITS.cardVersion}`),
  body: z.array(element).min(1),
  actions: actions.optional(),
  speak: text,
  fallbackText: text,
  lang: z.string().optional(),
  msteams: z
    .strictObject({
      width: z.literal('full').optional(),
      entities: z.array(mention).max(LIMITS.mentions).optional(),
    })
    .optional(),
});
export type CardShape = z.infer<typeof cardShape>;
export type Element = z.infer<typeof element>;
export type Leaf = Exclude<Element, { type: 'Container' }>;
export type Action = z.infer<typeof action>;
export type Mention = z.infer<typeof mention>;
export const mentionShape = mention;
