/** A card or a form as plain text, as a reviewer reads it in a snapshot. */
import { printSubject } from '../../src/core/base/message-subject.ts';
import type { Block, Card, Field, Form } from '../../src/cards/kit/card.ts';
import { plain } from '../../src/cards/kit/say.ts';

export function showCard(card: Card): string {
  const lines = [
    `(${printSubject(card.subject)}, version ${card.version})`,
    ...(card.title === null ? [] : [`# ${card.title}`]),
    ...card.blocks.flatMap(showBlock),
    `[summary] ${card.summary}`,
  ];
  return `${lines.join('\n')}\n`;
}

function showBlock(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      return [plain(block.text)];
    case 'quote':
      return block.text.split('\n').map((line) => `> ${line}`);
    case 'facts':
      return block.facts.map(({ label, value }) => `  ${label}: ${plain(value)}`);
    case 'list':
      return block.items.map((text) => `• ${plain(text)}`);
    case 'context':
      return [`· ${plain(block.text)}`];
    case 'chart':
      return [`~ ${block.chart.title}: ${block.chart.says}`];
    case 'picture':
      return [`▣ ${block.picture.file}: ${block.picture.alt}`];
    case 'divider':
      return ['-----'];
    case 'buttons':
      return [
        [
          ...block.buttons.map((b) => `[${b.label}${b.tone === 'primary' ? ' *' : ''}]`),
          ...(block.more === undefined ? [] : [`⋯ ${block.more.buttons.map((b) => b.label).join(' | ')}`]),
        ].join(' '),
      ];
  }
}

export function showForm(form: Form): string {
  const lines = [
    `# ${form.title}`,
    ...form.notes.map((note) => `· ${plain(note)}`),
    ...form.fields.flatMap(showField),
    `[${form.submit}]`,
  ];
  return `${lines.join('\n')}\n`;
}

function showField(field: Field): string[] {
  const hint = field.hint === null ? [] : [`    ${field.hint}`];
  switch (field.kind) {
    case 'text':
      return [
        `  ${field.label}${field.required ? ' *' : ''}: ${field.value ?? (field.placeholder === null ? '' : `(${field.placeholder})`)}`,
        ...hint,
      ];
    case 'choice':
      return [
        `  ${field.label}${field.required ? ' *' : ''}: ${field.options.map((o) => (o.value === field.value ? `(•) ${o.label}` : `( ) ${o.label}`)).join(' ')}`,
        ...hint,
      ];
    case 'channel':
      return [`  ${field.label}: ${field.value ?? '(a channel)'}`, ...hint];
    case 'day':
      return [`  ${field.label}: ${field.value ?? '(a day)'}`, ...hint];
    case 'ticks':
      return [
        `  ${field.label}: ${field.options.map((o) => (field.values.includes(o.value) ? `[x] ${o.label}` : `[ ] ${o.label}`)).join(' ')}`,
        ...hint,
      ];
  }
}
