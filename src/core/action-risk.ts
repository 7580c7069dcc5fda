import type {Action, Risk} from '../protocol/act.ts';
import {isGeneric, risksInWords} from './action-words.ts';

/** A form as it would be sent. */
export interface FormFacts {
  /** Absolute address that it is sent to. */
  address: string;
  method: string;
  /** Whether it says that it searches, by its role or its field. */
  isMarkedSearch: boolean;
  textFields: number;
  /** Whether it holds a password, a file, a card number or the like. */
  hasSecret: boolean;
}

/** What an action would set off, read from the elements as they really are. */
export interface ActionFacts {
  kind: Action['kind'];
  origin: string;
  /** The name and every other word on it: a page may call a button one thing and write another on it. */
  words: string;
  /** Words of the dialog around it, or empty. */
  around: string;
  /** Whether it is a field: its words say what it is for, not what it does. */
  isField: boolean;
  /** Absolute address of the link that would be followed. */
  link: string | null;
  isDownload: boolean;
  /** The form that would be sent. */
  form: FormFacts | null;
  /** Whether Enter is pressed in a field that no form tells the purpose of; search fields apart. */
  isEnterInField: boolean;
  /** Whether what has the focus may be deleted by the key. */
  isDeleteKey: boolean;
  isSecret: boolean;
}

/** A link of more words is a headline; what it is about is not what it does. */
const MOST_LINK_WORDS = 6;
/** Links that lead nowhere; what happens is up to the page's own scripts, as with any button. */
const NOWHERE = /^javascript:\s*(?:void\s*\(?\s*0?\s*\)?|;)?\s*;?\s*$/i;

/** The reasons why an action needs a yes of its own; none for a plain one. */
export function judgeRisks(facts: ActionFacts): Risk[] {
  const {kind, form, link, origin} = facts;
  if (kind === 'hover' || kind === 'scroll') return [];
  const risks = new Set<Risk>();
  if (facts.isSecret && (kind === 'type' || kind === 'select')) risks.add('secret');
  if (form && !isSearch(form, origin)) risks.add('submit');
  if (facts.isEnterInField) risks.add('enter');
  if (facts.isDeleteKey) risks.add('delete');
  for (const risk of linkRisks(link, origin)) risks.add(risk);
  if (facts.isDownload) risks.add('download');
  for (const risk of wordRisks(facts)) risks.add(risk);
  return [...risks];
}

/**
 * Whether a form only searches: it asks its own site by GET, holds nothing secret, and says that it searches or has a single
 * field of text. What is searched for stands in the address then, and nothing else is sent.
 */
function isSearch(form: FormFacts, origin: string): boolean {
  const isOwn = URL.parse(form.address)?.origin === origin;
  return isOwn && form.method === 'get' && !form.hasSecret && (form.isMarkedSearch || form.textFields === 1);
}

function linkRisks(link: string | null, origin: string): Risk[] {
  if (link === null || NOWHERE.test(link)) return [];
  const url = URL.parse(link);
  if (!url) return [];
  if (['javascript:', 'data:', 'blob:', 'vbscript:'].includes(url.protocol)) return ['script'];
  return url.origin === origin && url.protocol.startsWith('http') && !url.username ? [] : ['leave'];
}

function wordRisks({kind, words, around, isField, link, form, origin}: ActionFacts): Risk[] {
  if (isField || kind === 'drag') return [];
  const isPlace = link !== null && linkRisks(link, origin).length === 0 && !NOWHERE.test(link);
  if (isPlace) {
    if (words.split(/\s+/).length > MOST_LINK_WORDS) return [];
    // A link to where one can sign in signs nobody in.
    return risksInWords(words, true).filter((risk) => risk !== 'authorise');
  }
  // The button of a search is often called Submit.
  const told = risksInWords(isGeneric(words) ? `${words} ${around}` : words, false);
  return form && isSearch(form, origin) ? told.filter((risk) => risk !== 'send') : told;
}
