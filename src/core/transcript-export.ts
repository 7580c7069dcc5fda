import type {TranscriptEntry} from '../protocol/transcript.ts';
import {byDay, localTime} from './transcript-days.ts';

const WHO = {you: 'You', parley: 'Parley'} as const;

/** The form of the JSON file; raised when its shape changes. */
const JSON_VERSION = 1;

/**
 * The transcript as Markdown: a heading for each day, a line for each utterance. Whatever was said is shown as it was
 * said: it cannot make headings, links, images, lists or HTML of its own.
 */
export function toMarkdown(entries: readonly TranscriptEntry[], timeZone: string): string {
  const days = byDay(entries, timeZone).map(({date, turns}) => {
    const lines = turns.flatMap((turn) => turn.entries).map((entry) => lineOf(entry, timeZone));
    return `## ${date}\n\n${lines.join('\n')}\n`;
  });
  return [`# What was said with Parley\n\nTimes are those of ${timeZone}.\n`, ...days].join('\n');
}

/** The transcript as JSON: an array of entries, with a version and the time of writing (ms since the epoch). */
export function toJson(entries: readonly TranscriptEntry[], exportedAt: number): string {
  const file = {
    format: 'parley-transcript',
    version: JSON_VERSION,
    exportedAt: new Date(exportedAt).toISOString(),
    entries: entries.map((entry) => ({...entry, time: new Date(entry.at).toISOString()})),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function lineOf({who, text, at, isCut}: TranscriptEntry, timeZone: string): string {
  const {time} = localTime(at, timeZone);
  return `- ${time} **${WHO[who]}:** ${plain(text)}${isCut ? ' *(cut off here)*' : ''}`;
}

/**
 * Text that means nothing to Markdown but itself. It stays on one line, so that nothing in it stands at the start of
 * one. Source: backslash escapes of CommonMark 0.31, and the autolinks of GitHub's Markdown.
 */
function plain(text: string): string {
  return (
    text
      .replaceAll(/\s+/g, ' ')
      // Marks that turn the direction of writing could show a line as what it is not.
      .replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
      .replaceAll(/[\\`*_{}[\]<>#&|~!$@]/g, '\\$&')
      .replaceAll(/:(?=\/\/)/g, '\\:')
      .replaceAll(/(?<=\bwww)\./gi, '\\.')
      .trim()
  );
}
