import type {Action, Risk, Subject, Visit} from '../protocol/act.ts';
import type {Sentence, SentenceKey} from '../protocol/sentence.ts';
import {sentence} from '../protocol/sentences.ts';

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

const BECAUSE = {
  script: 'ask_script',
  download: 'ask_download',
  secret: 'ask_secret',
  enter: 'ask_enter',
} as const satisfies Partial<Record<Risk, SentenceKey>>;

/**
 * The question that is put before an action: exactly what will be done, and where. What is quoted are the page's words, but
 * for what is to be typed.
 */
export function questionText(
  action: Action | Visit,
  subject: Subject,
  {site, kind}: {site: string | Sentence; kind: 'plain' | 'risky'},
): Sentence[] {
  if (action.kind === 'visit') return visitText(action);
  const told = subject.risks.flatMap((risk) =>
    risk in BECAUSE ? [sentence(BECAUSE[risk as keyof typeof BECAUSE])] : [],
  );
  const leads = destinationWords(subject);
  const plain = kind === 'plain' ? [sentence('ask_site', {site})] : [];
  return [doing(action, subject, site), ...leads, ...told, ...plain];
}

/** The whole address is shown: what it could carry away stands behind its host. */
function visitText({address}: Visit): Sentence[] {
  const host = URL.parse(address)?.host ?? '';
  return [sentence('ask_visit', {host: exactText(host), address: exactText(address)})];
}

function doing(action: Action, subject: Subject, site: string | Sentence): Sentence {
  const it = named(subject.role, subject.name);
  switch (action.kind) {
    case 'click':
      return sentence(
        action.button === 'right' ? 'ask_click_right' : action.count === 2 ? 'ask_click_double' : 'ask_click',
        {it, site},
      );
    case 'type': {
      if (action.text === '') return sentence(action.submits ? 'ask_empty_enter' : 'ask_empty', {it, site});
      const how = action.isAppended ? 'ask_add' : 'ask_type';
      return sentence(action.submits ? `${how}_enter` : how, {text: exactText(action.text), it, site});
    }
    case 'select':
      return sentence('ask_select', {
        options: action.options.map((option) => `"${exactText(option)}"`).join(', '),
        it,
        site,
      });
    case 'press':
      return sentence('ask_press', {key: cleanWords(action.key), it, site});
    case 'hover':
      return sentence('ask_hover', {it, site});
    case 'drag':
      return sentence('ask_drag', {it, onto: cleanWords(subject.ontoName ?? ''), site});
    case 'submit':
      return sentence('ask_submit', {it, site});
    case 'scroll':
      return sentence('ask_scroll', {it, site});
  }
}

function named(role: string, name: string): Sentence {
  const plain = cleanWords(name);
  if (plain !== '') return sentence('ask_named', {name: plain});
  return role === '' ? sentence('ask_nameless') : sentence('ask_unnamed', {role});
}

function destinationWords({risks, destination}: Subject): Sentence[] {
  if (destination === null) return [];
  const url = URL.parse(destination);
  if (!url) return [];
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  const where = isWeb ? `${url.host}${cleanWords(url.pathname)}` : cleanWords(destination);
  if (risks.includes('submit')) return [sentence('ask_form', {where})];
  return risks.includes('leave') ? [sentence('ask_leaves', {where})] : [];
}
