import {seedOf} from '../core/conversation-seed.ts';
import type {ReplyAudio} from './reply-audio.ts';
import type {Scene} from './scene.ts';

/** A session answers: it learns what the talk was about; `serve` gives it what the running turn has for it, `share` hears what it was told. */
export function greet(
  {line, transcript, publisher, turn}: Scene,
  replyAudio: ReplyAudio,
  serve: () => void,
  share: (told: string) => void,
): void {
  const {provider} = line;
  if (!provider) return;
  transcript.forgetSession();
  // What was in the way is gone.
  if (turn) publisher.end(turn.log.failure);
  replyAudio.follow(provider.element);
  const seed = seedOf(transcript.recent(), crypto.randomUUID());
  if (seed) {
    provider.seed(seed);
    share(seed);
  }
  if (turn) serve();
  else provider.rest();
}
