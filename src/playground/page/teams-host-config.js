/**
 * Teams' host configuration for Microsoft's renderer: the sizes, weights and limits that the AdaptiveCards project publishes
 * for Teams (samples/HostConfig, microsoft-teams-light.json and -dark.json). The two differ in colours only, which stand as
 * custom properties in teams-card.css, so that a drawn card follows the visitor's light or dark.
 */
const SIZES = { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 };
const WEIGHTS = { lighter: 200, default: 400, bolder: 600 };
const TONES = ['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention'];

const font = (fontFamily) => ({ fontFamily, fontSizes: SIZES, fontWeights: WEIGHTS });

const inks = Object.fromEntries(
  TONES.map((tone) => [tone, { default: `var(--ac-${tone})`, subtle: `var(--ac-${tone}-subtle)` }]),
);

const box = (style) => ({
  backgroundColor: `var(--ac-${style}-ground)`,
  borderColor: `var(--ac-${style}-edge)`,
  foregroundColors: inks,
});

const words = (weight) => ({ size: 'Default', color: 'Default', isSubtle: false, weight });

export const TEAMS_HOST_CONFIG = {
  choiceSetInputValueSeparator: ',',
  supportsInteractivity: true,
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--ac-line)' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  fontTypes: { default: font('var(--ac-font)'), monospace: font("'Courier New', Courier, monospace") },
  textStyles: {
    heading: { fontType: 'default', size: 'large', weight: 'bolder', color: 'default', isSubtle: false },
  },
  textBlock: { headingLevel: 2 },
  containerStyles: Object.fromEntries(
    ['default', 'emphasis', 'accent', 'good', 'attention', 'warning'].map((style) => [style, box(style)]),
  ),
  actions: {
    maxActions: 6,
    spacing: 'Default',
    buttonSpacing: 8,
    showCard: { actionMode: 'Inline', inlineTopMargin: 16, style: 'emphasis' },
    preExpandSingleShowCardAction: false,
    actionsOrientation: 'Horizontal',
    actionAlignment: 'Left',
  },
  inputs: {
    label: {
      requiredInputs: { weight: 'Bolder', suffix: ' *', suffixColor: 'Attention' },
      optionalInputs: { weight: 'Bolder' },
    },
    errorMessage: { color: 'Attention', weight: 'Bolder' },
  },
  adaptiveCard: { allowCustomStyle: false },
  imageSet: { imageSize: 'Medium', maxImageHeight: 100 },
  factSet: { title: words('Bolder'), value: words('Default'), spacing: 16 },
};
