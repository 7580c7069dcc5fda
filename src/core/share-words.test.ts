import {expect, it} from 'vitest';
import {asksToShare} from './share-words.ts';

it.each([
  'share this tab with my agent',
  'Please share the page with OpenClaw.',
  'let my agent see this',
  'Teile diesen Tab mit meinem Agenten.',
  'Partage cet onglet avec mon agent, s’il te plaît.',
  'comparte esta pestaña con mi agente',
  'Udostępnij tę kartę mojemu agentowi',
])('“%s” asks for it', (words) => {
  expect(asksToShare(words)).toBe(true);
});

it.each([
  '',
  'read this page to me',
  'ask my agent to book a table',
  'share this with my friends',
  'do not share this with my agent',
  'stop sharing with my agent',
  'teile das nicht mit meinem Agenten',
])('“%s” does not', (words) => {
  expect(asksToShare(words)).toBe(false);
});
