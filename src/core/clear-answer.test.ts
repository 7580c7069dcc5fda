import {describe, expect, it} from 'vitest';
import {answerIn} from './clear-answer.ts';

describe('a clear yes', () => {
  it.each([
    ...[
      'yes',
      'Yes.',
      'Yes, please!',
      'yeah sure',
      'OK do it',
      'okay, go ahead',
      'yes yes',
      'of course',
      'Yes, delete it.',
    ],
    ...['ja', 'Ja, bitte', 'Na klar', 'Ja, mach das', 'Natürlich!', 'Einverstanden.'],
    ...['oui', 'Oui, vas-y', 'D’accord', "Oui s'il te plaît", 'Bien sûr'],
    ...['sí', 'Sí, por favor', 'Claro que sí', 'Adelante', 'Vale, hazlo'],
    ...['sì', 'Sì, grazie', 'Va bene', 'Certo'],
    ...['sim', 'Sim, por favor', 'Com certeza'],
    ...['Ja, graag', 'doe maar', 'Natuurlijk', 'akkoord'],
    ...['tak', 'Tak, proszę', 'Oczywiście', 'zrób to'],
  ])('%s', (words) => {
    expect(answerIn(words)).toBe('yes');
  });
});

describe('no', () => {
  it.each([
    ...[
      'no',
      'No thanks',
      'nope',
      'stop',
      "don't",
      "don't do that",
      'do not',
      'cancel that',
      'no no no',
      'never',
    ],
    ...[
      'nein',
      'Nein danke',
      'lieber nicht',
      'non merci',
      'surtout pas',
      'no, gracias',
      'no grazie',
      'não',
      'nee',
      'nie',
    ],
  ])('%s', (words) => {
    expect(answerIn(words)).toBe('no');
  });
});

describe('neither', () => {
  it.each([
    ...[
      '',
      ' ',
      'yesterday',
      'yes but not now',
      'yes but use the other card',
      'yes?',
      'is that ok',
      'what would that do',
    ],
    ...[
      'say yes',
      'I did not say yes',
      'yes or no',
      'okay what does it cost',
      'the page says yes',
      'maybe',
      'well',
    ],
    ...[
      'ja aber',
      'jawohl ja nein',
      'oui mais',
      'sí pero',
      'sì ma',
      'sim mas',
      'tak ale',
      'please',
      'it',
      'yes '.repeat(30),
    ],
    ...['click yes on the page and then buy it', 'yes delete the other one', 'oka', 'yesyes', 'siren'],
  ])('%s', (words) => {
    expect(answerIn(words)).not.toBe('yes');
  });
});
