import type {Action, Risk, Subject, Visit} from '../protocol/act.ts';

/** Longer names are cut: what stands first is what a person recognises a button by. */
const MOST_NAME_CHARS = 80;
/** Every mark that can be taken for a quotation mark. Source: Unicode, properties Quotation_Mark and look-alikes of it. */
const QUOTES = /["'`´‘’‚‛“”„‟‹›«»「」『』〝〞〟﹁﹂﹃﹄＂＇｢｣ʺʹˮ″‶]/gu;
/** What is not seen, or turns the direction of what is. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0\u2800]/gu;

/** A page's words as they may be quoted in a question: on one line, without quotation marks, short. */
export function cleanWords(words: string): string {
  const plain = words
    .normalize('NFKC')
    .replaceAll(UNSEEN, ' ')
    .replaceAll(QUOTES, ' ')
    // Marks are piled up to draw over what stands beside them.
    .replaceAll(/(\p{M}{2})\p{M}+/gu, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (plain.length <= MOST_NAME_CHARS) return plain;
  const cut = plain.slice(0, MOST_NAME_CHARS).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.trimEnd()}…`;
}

/** Text that will be typed, whole; what would not be seen is written out. */
export function exactText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll(UNSEEN, (mark) => `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`);
}

/** Text as it stands, on its lines; what would not be seen, or would turn the rest around, is written out. */
export function seenText(text: string): string {
  return text.replaceAll(UNSEEN, (mark) =>
    mark === '\n' ? mark : `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

const BECAUSE: Partial<Record<Risk, string>> = {
  script: 'It runs code that the page wrote into a link.',
  download: 'It downloads a file.',
  secret: 'The field is for a password, a card or a code.',
  enter: 'Enter may send what is there.',
};

/**
 * The question that is put before an action: exactly what will be done, and where. What is quoted are the page's words, but
 * for what is to be typed.
 */
export function questionText(
  action: Action | Visit,
  subject: Subject,
  {site, kind}: {site: string; kind: 'plain' | 'risky'},
): string {
  if (action.kind === 'visit') return visitText(action);
  const told = subject.risks.flatMap((risk) => BECAUSE[risk] ?? []);
  const leads = destinationWords(subject);
  const plain =
    kind === 'plain'
      ? [`A yes also lets me do plain things on ${site} for the rest of this conversation.`]
      : [];
  return [`${doing(action, subject)} on ${site}?`, ...leads, ...told, ...plain].join(' ');
}

/** The whole address is shown: what it could carry away stands behind its host. */
function visitText({address}: Visit): string {
  const host = URL.parse(address)?.host ?? '';
  return `Open ${exactText(host)} in a new tab? The address is "${exactText(address)}".`;
}

function doing(action: Action, subject: Subject): string {
  const it = named(subject.role, subject.name);
  switch (action.kind) {
    case 'click':
      return `${action.button === 'right' ? 'Right-click' : action.count === 2 ? 'Double-click' : 'Click'} ${it}`;
    case 'type': {
      const how = action.text === '' ? 'Empty' : action.isAppended ? 'Add' : 'Type';
      const enter = action.submits ? ' and press Enter' : '';
      return action.text === ''
        ? `Empty ${it}${enter}`
        : `${how} "${exactText(action.text)}" into ${it}${enter}`;
    }
    case 'select':
      return `Choose ${action.options.map((option) => `"${exactText(option)}"`).join(', ')} in ${it}`;
    case 'press':
      return `Press ${cleanWords(action.key)} in ${it}`;
    case 'hover':
      return `Move the pointer over ${it}`;
    case 'drag':
      return `Drag ${it} onto "${cleanWords(subject.ontoName ?? '')}"`;
    case 'submit':
      return `Send ${it}`;
    case 'scroll':
      return `Scroll ${it}`;
  }
}

function named(role: string, name: string): string {
  const plain = cleanWords(name);
  return plain === '' ? `a ${role || 'part'} without a name` : `"${plain}"`;
}

function destinationWords({risks, destination}: Subject): string[] {
  if (destination === null) return [];
  const url = URL.parse(destination);
  if (!url) return [];
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  const where = isWeb ? `${url.host}${cleanWords(url.pathname)}` : cleanWords(destination);
  if (risks.includes('submit')) return [`It sends a form to ${where}.`];
  return risks.includes('leave') ? [`It leads to ${where}.`] : [];
}
