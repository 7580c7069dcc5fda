import {batch, computed, signal} from '@preact/signals';
import {catchingUp} from '../core/catching-up.ts';
import {byDay, type TurnWords} from '../core/transcript-days.ts';
import {matcherOf} from '../core/transcript-search.ts';
import {followHistory} from '../platform/history-channel.ts';
import {readEntries, searchEntries} from '../platform/history-reader.ts';
import {ParleyError} from '../protocol/failures.ts';
import {sentence} from '../protocol/sentences.ts';
import type {TranscriptEntry} from '../protocol/transcript.ts';
import {refresher} from '../ui/act.ts';
import {snapshot} from '../ui/store.ts';

/** Turns that are read at first, and more each time the end of them comes near. */
const PAGE = 60;

/** What is searched for; empty for everything. */
export const query = signal('');
/** Whether older turns are there that are not shown. */
export const hasMore = signal(false);
/** Whether the database has been read yet. */
export const isRead = signal(false);

const limit = signal(PAGE);
const entries = signal<readonly TranscriptEntry[]>([]);
export const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What was said, by day and turn, the newest first. Turns whose words are shown as going on now are not repeated. */
export const pastDays = computed(() => {
  const live = query.value.trim() ? [] : snapshot.value.lines.map(({turnId}) => turnId);
  const past = entries.value.filter(({turnId}) => !live.includes(turnId));
  return byDay(past, timeZone)
    .map(({date, turns}) => ({date, turns: turns.map(asBefore).reverse()}))
    .reverse();
});

/** Turns as they were last shown, by their first utterance: one that has not changed is the same object, and is not drawn anew. */
const shown = new Map<string, TurnWords>();

function asBefore(turn: TurnWords): TurnWords {
  const key = turn.entries[0]?.entryId ?? turn.turnId;
  const before = shown.get(key);
  const isSame =
    before?.entries.length === turn.entries.length &&
    before.entries.every(({entryId, text, isCut}, at) => {
      const now = turn.entries[at];
      return entryId === now?.entryId && text === now.text && isCut === now.isCut;
    });
  if (isSame) return before;
  shown.set(key, turn);
  return turn;
}

/** Reads what is kept, now and whenever it changes, until `signal` ends. */
export function followPast(until: AbortSignal): void {
  followHistory(refresh, until);
  refresh();
}

export function searchFor(text: string): void {
  batch(() => {
    query.value = text;
    limit.value = PAGE;
  });
  refresh();
}

export function showMore(): void {
  limit.value += PAGE;
  refresh();
}

const readAgain = catchingUp(read);

const refresh = refresher(async () => {
  try {
    await readAgain();
  } catch (cause) {
    throw new ParleyError('storage.failed', {
      message: sentence('read_failed'),
      detail: String(cause),
      cause,
    });
  }
});

async function read(): Promise<void> {
  // One more than is shown tells whether there are more.
  const wanted = limit.peek() + 1;
  const text = query.peek().trim();
  const found = text ? await searchEntries(matcherOf(text), wanted) : await readEntries(wanted);
  const turns = new Set(found.map(({turnId}) => turnId));
  const [surplus] = turns.size === wanted ? turns : [];
  batch(() => {
    hasMore.value = surplus !== undefined;
    entries.value = found.filter(({turnId}) => turnId !== surplus);
    isRead.value = true;
  });
}
