import type {Scene} from './scene.ts';
import type {TurnContexts} from './turn-context.ts';
import type {Turn} from './turn.ts';
import type {VoiceProvider} from './voice-provider.ts';

/** Words too faint to be sure of are waited for this long after the release; what is empty then is dismissed. */
const FINAL_WORDS_MS = 1_500;

/**
 * Hands the words of a finished turn over to a session: lets out what the gate still holds, and commits. Answers whether
 * there were any, which the service is asked about where they are `isFaint`; `null` when the turn or the session ended
 * meanwhile.
 */
export async function handOver(
  scene: Scene,
  turn: Turn,
  provider: VoiceProvider,
  isFaint: boolean,
  contexts: TurnContexts,
): Promise<boolean | null> {
  const {capture, line, transcript} = scene;
  const isOver = () => scene.turn !== turn || scene.state !== 'sending' || line.provider !== provider;
  const {releasedAt, log} = turn;
  // The pauses in what is let out late must not end the turn once more.
  provider.takeTurns({by: 'key'});
  const drained = capture.finish();
  await provider.openTrack();
  if (isOver()) return null;
  capture.flow();
  await drained;
  if (isOver()) return null;
  // Of a faint voice nobody knows yet whether it said anything.
  if (!isFaint) await contexts.place(turn, provider);
  if (isOver()) return null;
  turn.isCommitted = true;
  provider.commit();
  transcript.committed(log, line.id ?? '');
  if (releasedAt !== null) log.span('commit', releasedAt);
  if (!isFaint) return true;
  await transcript.recognised(log, FINAL_WORDS_MS);
  if (isOver()) return null;
  if (log.heard.trim()) {
    await contexts.place(turn, provider);
    return isOver() ? null : true;
  }
  for (const itemId of transcript.itemsOf(log)) provider.remove(itemId);
  return false;
}
