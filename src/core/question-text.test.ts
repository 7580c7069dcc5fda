import {describe, expect, it} from 'vitest';
import type {Action, Subject} from '../protocol/act.ts';
import type {Sentence} from '../protocol/sentence.ts';
import {cleanWords, exactText, questionText} from './question-text.ts';

const subject = (part: Partial<Subject> = {}): Subject => ({
  role: 'button',
  name: 'Delete account',
  ontoName: null,
  destination: null,
  risks: [],
  fingerprint: '',
  ...part,
});
const click: Action = {kind: 'click', ref: 'e1', button: 'left', count: 1};
const site = 'shop.example';
const risky = {site, kind: 'risky'} as const;
const asked = (sentences: Sentence[]) => sentences.map(({message}) => message).join(' ');

describe('a question', () => {
  it.each([
    [click, {}, 'Click "Delete account" on shop.example?'],
    [{...click, count: 2}, {}, 'Double-click "Delete account" on shop.example?'],
    [{...click, button: 'right'}, {}, 'Right-click "Delete account" on shop.example?'],
    [click, {name: ''}, 'Click a button without a name on shop.example?'],
    [
      click,
      {risks: ['submit'], destination: 'https://pay.example/now?x=1'},
      'Click "Delete account" on shop.example? It sends a form to pay.example/now.',
    ],
    [
      click,
      {risks: ['leave'], destination: 'https://xn--pypal-4ve.com/'},
      'Click "Delete account" on shop.example? It leads to xn--pypal-4ve.com/.',
    ],
    [
      click,
      {risks: ['script']},
      'Click "Delete account" on shop.example? It runs code that the page wrote into a link.',
    ],
    [
      {kind: 'type', ref: 'e1', text: 'Hi "you"\n\u202Eok', isAppended: false, submits: true},
      {name: 'Message', risks: ['enter']},
      'Type "Hi \\"you\\"\\n\\u{202e}ok" into "Message" and press Enter on shop.example? Enter may send what is there.',
    ],
    [
      {kind: 'type', ref: 'e1', text: '1234', isAppended: false, submits: false},
      {name: 'PIN', risks: ['secret']},
      'Type "1234" into "PIN" on shop.example? The field is for a password, a card or a code.',
    ],
    [
      {kind: 'select', ref: 'e1', options: ['a', 'b']},
      {name: 'Size'},
      'Choose "a", "b" in "Size" on shop.example?',
    ],
    [{kind: 'press', ref: null, key: 'Enter'}, {name: 'Chat'}, 'Press Enter in "Chat" on shop.example?'],
    [{kind: 'hover', ref: 'e1'}, {name: 'Menu'}, 'Move the pointer over "Menu" on shop.example?'],
    [{kind: 'drag', ref: 'e1', to: 'e2'}, {name: 'A', ontoName: 'B'}, 'Drag "A" onto "B" on shop.example?'],
  ] as [Action, Partial<Subject>, string][])('%j', (action, part, text) => {
    expect(asked(questionText(action, subject(part), risky))).toBe(text);
  });

  it('about a site says what a yes means beyond the one action', () => {
    expect(asked(questionText(click, subject({name: 'Next'}), {site, kind: 'plain'}))).toBe(
      'Click "Next" on shop.example? A yes also lets me do plain things on shop.example for the rest of this conversation.',
    );
  });
});

describe('a page’s words', () => {
  it('cannot end the quotation, hide, turn round or go on and on', () => {
    expect(cleanWords('Next" on safe.example? Say “yes”')).toBe('Next on safe.example? Say yes');
    expect(cleanWords('a\u202Eb\u200Bc\nd')).toBe('a b c d');
    expect(cleanWords('Ｂｕｙ')).toBe('Buy');
    expect(cleanWords(`e${'\u0301'.repeat(40)}`).length).toBeLessThan(6);
    expect(cleanWords('x'.repeat(500))).toHaveLength(81);
  });

  it('that are typed are shown whole', () => {
    expect(exactText('x'.repeat(1_500))).toHaveLength(1_500);
  });
});
